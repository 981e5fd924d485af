"""Every link of the documentation leads somewhere, and no page speaks of the machine it was written on."""

import re
from pathlib import Path

import pytest

from documentation import PAGES, ROOT, anchors, links, prose, read

LOCAL = [
    (page, target)
    for page in PAGES
    for target in links(page)
    if not re.match(r"[a-z][a-z0-9+.-]*:", target, re.IGNORECASE)
]


@pytest.mark.parametrize(("page", "target"), LOCAL, ids=lambda value: str(value).removeprefix(f"{ROOT}/"))
def test_a_relative_link_leads_to_a_file_and_an_anchor(page: Path, target: str) -> None:
    path, _, anchor = target.partition("#")
    goal = (page.parent / path).resolve() if path else page
    assert goal.exists()
    assert goal.is_relative_to(ROOT)
    assert not anchor or anchor in anchors(goal)


def test_every_page_can_be_reached_from_the_index_or_the_readme() -> None:
    starts = [ROOT / "README.md", ROOT / "docs" / "README.md"]
    seen: set[Path] = set()
    while starts:
        page = starts.pop()
        seen.add(page)
        goals = {(page.parent / target.partition("#")[0]).resolve() for target in links(page)}
        listed = {inner for goal in goals if goal.is_dir() for inner in goal.glob("*.md")}
        starts += [goal for goal in goals | listed if goal in PAGES and goal not in seen]
    assert {str(page.relative_to(ROOT)) for page in PAGES if page not in seen} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_names_no_path_of_one_machine(page: Path) -> None:
    assert re.findall(r"(?<![\w.~-])/(?:work|home|root|tmp|Users|mnt|opt|srv)/\S*|[A-Z]:\\\S*", read(page)) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_has_one_title_and_begins_with_it(page: Path) -> None:
    assert re.findall(r"^# .+", prose(page), re.MULTILINE) == [read(page).partition("\n")[0]]
