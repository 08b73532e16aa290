"""Opens the samples with the readers of Python and counts what has to be in them."""

import re
import subprocess
import sys
from pathlib import Path

import docx
import openpyxl
from odf import opendocument, table, text
from lxml import etree

work = Path(sys.argv[1])
samples, pdf = work / "samples", work / "pdf"
faults = []


def hold(what, found, wanted):
    print(f"{'ok  ' if found == wanted else 'NOT '} {what}: {found!r}")
    if found != wanted:
        faults.append(what)


def pages(name):
    told = subprocess.run(["pdfinfo", pdf / name], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"Pages:\s+(\d+)", told)[1])


def words(name, page):
    command = ["pdftotext", "-layout", "-f", str(page), "-l", str(page), pdf / name, "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


for name in ["memo.docx.pdf", "memo.odt.pdf", "memo.html.pdf"]:
    count = pages(name)
    print(f"     {name}: {count} pages")
    for page in range(1, count + 1):
        hold(f"{name}: number of page {page}", f"Pagina {page} van {count}" in words(name, page), True)
    # The heads of the long table stand on each page that it is on.
    on = [page for page in range(1, count + 1) if re.search(r"Vraag \d+:", words(name, page))]
    heads = [page for page in on if re.search(r"Vraag\s+Antwoord\s+Opmerking", words(name, page))]
    hold(f"{name}: pages with heads", heads, on)
    hold(f"{name}: the table takes more than one page", len(on) > 1, True)

word = docx.Document(samples / "memo.docx")
headings = [paragraph.style.name for paragraph in word.paragraphs if paragraph.style.name.startswith("Heading")]
hold("memo.docx: headings", len(headings), 11)
hold("memo.docx: title", word.core_properties.title, "Besluit over fietsen voor de zaak")
hold("memo.docx: language", word.core_properties.language, "nl-NL")
hold("memo.docx: tables", [len(one.rows) for one in word.tables], [4, 3, 61])

text_document = opendocument.load(samples / "memo.odt")
hold("memo.odt: headings", len(text_document.getElementsByType(text.H)), 11)
hold("memo.odt: tables", len(text_document.getElementsByType(table.Table)), 3)
hold("memo.odt: heads of tables", len(text_document.getElementsByType(table.TableHeaderRows)), 3)

book = openpyxl.load_workbook(samples / "tables.xlsx")
first = book.worksheets[0]
hold("tables.xlsx: sheets", len(book.worksheets), 2)
hold("tables.xlsx: a number", first["B3"].value, 2349.5)
hold("tables.xlsx: words, no formula", (first["A5"].value, first["A5"].data_type), ("=1+1", "s"))
# Python leaves the mark before such words as it is; spreadsheets do not.
hold("tables.xlsx in a spreadsheet: words like the number of a letter", (pdf / "tables.csv").read_text().splitlines()[4].split(",")[-1], "_x0041_")
hold("tables.xlsx: a day", book.worksheets[1]["D2"].value.date().isoformat(), "2027-01-15")
hold("tables.xlsx: heads stay", first.freeze_panes, "B2")
hold("tables.xlsx: filter", first.auto_filter.ref, "A1:E5")

crossed = openpyxl.load_workbook(pdf / "tables.csv.xlsx").worksheets[0]
hold("tables.csv in a spreadsheet: a number", crossed["B3"].value, 2349.5)
hold("tables.csv in a spreadsheet: words, no formula", crossed["A5"].value, "'=1+1")

for file in sorted(samples.glob("*.html")):
    page = etree.HTML(file.read_text())
    hold(f"{file.name}: scripts", len(page.xpath("//script")), 0)
    hold(f"{file.name}: language", page.get("lang") in ("nl", "en"), True)
    hold(f"{file.name}: tables without heads", len(page.xpath("//table[not(thead//th[@scope='col'])]")), 0)

sys.exit(f"{len(faults)} do not hold: {', '.join(faults)}" if faults else 0)
