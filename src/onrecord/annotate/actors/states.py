# ruff: noqa: E501  (a pattern or table row reads better whole)
"""States of the United States by name and by the abbreviations of news style ("R-Ariz.")."""

from __future__ import annotations

from onrecord.annotate.actors.tables import tables
from onrecord.types import Entity

_ROWS = (
    "Alabama Ala AL|Alaska AK|Arizona Ariz AZ|Arkansas Ark AR|California Calif CA|Colorado Colo CO|Connecticut Conn CT|Delaware Del DE|"
    "Florida Fla FL|Georgia Ga GA|Hawaii HI|Idaho ID|Illinois Ill IL|Indiana Ind IN|Iowa IA|Kansas Kan KS|Kentucky Ky KY|Louisiana La LA|"
    "Maine ME|Maryland Md MD|Massachusetts Mass MA|Michigan Mich MI|Minnesota Minn MN|Mississippi Miss MS|Missouri Mo MO|Montana Mont MT|"
    "Nebraska Neb NE|Nevada Nev NV|New_Hampshire N.H NH|New_Jersey N.J NJ|New_Mexico N.M NM|New_York N.Y NY|North_Carolina N.C NC|"
    "North_Dakota N.D ND|Ohio OH|Oklahoma Okla OK|Oregon Ore OR|Pennsylvania Pa PA|Rhode_Island R.I RI|South_Carolina S.C SC|"
    "South_Dakota S.D SD|Tennessee Tenn TN|Texas Tex TX|Utah UT|Vermont Vt VT|Virginia Va VA|Washington Wash WA|West_Virginia W.Va WV|"
    "Wisconsin Wis WI|Wyoming Wyo WY"
)  # fmt: skip

# Both the name and the abbreviations; Georgia and Washington alone are read as the country and the capital elsewhere.
STATES: dict[str, str] = {
    form.replace("_", " "): row.split(" ")[0].replace("_", " ") for row in _ROWS.split("|") for form in row.split(" ")
}


def is_state(entity: Entity) -> bool:
    """Whether the entity is one of them, by a name that is no country's as well."""
    return entity.kind == "country" and entity.name in STATES and entity.name not in tables().known
