/**
 * Which spellings count as one: the twin of generator/publish/search/spelling.py.
 */

const RULES = [
  [/(?<=[a-z]{2})iz(e|ed|es|er|ers|ing|able|ation|ations)$/, "is$1"],
  [/(?<=[a-z])yz(e|ed|es|er|ers|ing)$/, "ys$1"],
  [/(?<=[a-z]{3})our(s|ed|ing|al|ally|able|ful|ite|ites)?$/, "or$1"],
  [/(?<=[a-z]{2})ogue(s)?$/, "og$1"]
]
const SPELLINGS = {
  ageing: "aging",
  artefact: "artifact",
  artefacts: "artifacts",
  centre: "center",
  centred: "centered",
  centres: "centers",
  defence: "defense",
  defences: "defenses",
  fibre: "fiber",
  grey: "gray",
  judgement: "judgment",
  judgements: "judgments",
  learnt: "learned",
  licence: "license",
  licences: "licenses",
  metre: "meter",
  metres: "meters",
  offence: "offense",
  offences: "offenses",
  programme: "program",
  programmes: "programs",
  sceptical: "skeptical",
  speciality: "specialty",
  theatre: "theater"
}

/**
 * @param {string} word folded
 * @returns {string} the one spelling that stands for all
 */
export function unified(word) {
  let spelled = Object.hasOwn(SPELLINGS, word) ? SPELLINGS[word] : word
  for (const [pattern, replacement] of RULES)
    spelled = spelled.replace(pattern, replacement)
  return spelled
}
