from pathlib import Path

from generator.publish.search.bundle import bundle, path


def test_modules_come_after_what_they_import_each_in_a_scope_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "search"
    folder.mkdir()
    (tmp_path / "above.js").write_text("export function above() { return 1 }\n")
    (folder / "part.js").write_text(
        'import { above } from "../above.js"\n\n/** Says. */\n'
        "export const NAME = above()\nexport async function* run() { yield NAME }\n"
    )
    (folder / "engine.js").write_text(
        'import { NAME, run } from "./part.js"\n\nexport function start() { return [NAME, run] }\n'
    )
    lunr = tmp_path / "lunr.js"
    lunr.write_text("/**\n * lunr, free\n */\n\n;(function () { /* gone */ lunr = 1 })()\n")
    text = bundle(folder, lunr, '{"size":3}')
    assert text.startswith("/**\n * lunr, free\n */\n")
    assert "gone" not in text
    assert "Says" not in text
    order = [text.index(f"modules['{name}']=") for name in ("../above.js", "part.js", "engine.js")]
    assert order == sorted(order)
    assert "export" not in text
    assert "import" not in text
    assert "{above}=modules['../above.js']" in text.replace(" ", "")
    assert '.start(lunr,address,{"size":3})' in text


def test_the_script_is_named_after_the_scripts_that_ask_for_it() -> None:
    assert path("assets/6e4d6d7a") == "search/engine-6e4d6d7a.js"
