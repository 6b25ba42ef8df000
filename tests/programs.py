"""Programs from outside Python that some tests need: skipped by name where missing, unless they are required."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def needed(name: str, *, there: bool) -> None:
    """Skip the test where a program is missing; fail it where ``MTCHECK_REQUIRE`` names the program."""
    if there:
        return
    if name in os.environ.get("MTCHECK_REQUIRE", "").split(","):
        pytest.fail(f"{name} is required here and missing")
    pytest.skip(f"needs {name}")


# Installed with: npm install --prefix .ci @microsoft/sarif-multitool
PACKAGE = f"@microsoft/sarif-multitool-{'darwin' if sys.platform == 'darwin' else 'linux'}"
VALIDATOR = Path(__file__).parents[1] / ".ci" / "node_modules" / PACKAGE / "Sarif.Multitool"


_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Decide
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL("{url}", "_blank", 0, hidden())
  sheet = book.Sheets.getByName("Findings")
  column = 0
  Do While sheet.getCellByPosition(column, 0).String &lt;&gt; "decision"
    column = column + 1
  Loop
  sheet.getCellByPosition(column, 1).String = "accept"
  sheet.getCellByPosition(column, 3).String = "reject"
  sheet.Columns.removeByIndex(0, 1)
  sheet.Rows.removeByIndex(2, 1)
  book.store()
  book.close(True)
End Sub
</script:module>
"""


def type_in_libreoffice(workbook: Path) -> None:
    """A macro types as an editor does, deletes a row and a column, and saves in place."""
    office = shutil.which("soffice")
    needed("libreoffice", there=office is not None)
    profile = workbook.parent / "profile"
    command = [str(office), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    # The first start makes a profile with an empty module, which ours then takes the place of.
    subprocess.run([*command, "--terminate_after_init"], check=True, capture_output=True, timeout=240)
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(_MACRO.replace("{url}", workbook.as_uri()), encoding="utf-8")
    subprocess.run([*command, "macro:///Standard.Module1.Decide"], check=True, capture_output=True, timeout=240)
