"""Owns the words that say little in a question; they are looked up where there is room for them.

The browser's twin of this module is ``overrides/assets/javascripts/search/filler.js``.
"""

_WORDS = """
again ago already always another anybody anyone anything around away back bad before begin being
best better both bring came change come comes coming didn doesn doing don done down during each
end enough even everyone everything far few find finds first found full further gave gets
getting give given gives go goes going gone good great happen happened happens hard hasn having
here herself himself huge inside instead isn itself keep keeps kept kind known last later less
little ll look looking looks lot lots made make makes making many maybe mean means more much
myself need needed needs never new next nobody nothing now old once one ones onto out outside
over part people place possible put puts quite re really right same see seem seems seen several
shows simply somebody someone something sometimes soon sort still such t take takes taking thing
things though through thus together told toward towards tries try trying turn turns two under
until up upon use used uses using usually ve very via want wanted way ways well went whatever
whenever whether whole whose within without won work works yes
"""
FILLER = frozenset(_WORDS.split())
