"""Makes the workbooks of this folder: wide.xlsx, german.xlsx and long.ods.

Run by hand when one of them has to change, with openpyxl and odfpy installed. No build and
no test runs it. Everything in the files is invented.
"""

import datetime as dt

import openpyxl
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P


def wide():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Pain 2026"
    sheet.append(["My back, 2026"])
    sheet.merge_cells("A1:F1")
    sheet.append([])
    sheet.append(["Date", "Morning pain", "Evening pain", "Sleep (h)", "Weather", "Notes"])
    sheet.append([dt.date(2026, 3, 12), 3, 2.5, dt.time(6, 30), None, "slept, then\nfine"])
    sheet.append([dt.date(2026, 3, 13), 0.1 + 0.2, None, 7.25, "rain", None])
    sheet.append([dt.datetime(2026, 3, 14, 7, 5), "=1/0", 4, None, None, "1,250 steps"])
    sheet.append([None, 5, None, None, None, None])
    other = book.create_sheet("Sums")
    other.append(["Average", 3.2])
    book.save("wide.xlsx")
    mark_error("wide.xlsx")


def mark_error(path):
    """openpyxl stores the formula without its result; the result is what a spreadsheet shows."""
    import shutil
    import zipfile

    with zipfile.ZipFile(path) as source, zipfile.ZipFile("new.xlsx", "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            data = source.read(item.filename)
            if item.filename == "xl/worksheets/sheet1.xml":
                data = data.replace(b'<c r="B6"><f>1/0</f><v></v></c>', b'<c r="B6" t="e"><f>1/0</f><v>#DIV/0!</v></c>')
                data = data.replace(b'<c r="B6"><f>1/0</f><v /></c>', b'<c r="B6" t="e"><f>1/0</f><v>#DIV/0!</v></c>')
                assert b"#DIV/0!" in data
            target.writestr(item, data)
    shutil.move("new.xlsx", path)


def german():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Tagebuch"
    sheet.append(["Datum", "Schmerz morgens", "Schlafstunden", "Notiz"])
    sheet.append(["12.03.2026", "3", "6,5", "müde"])
    sheet.append(["13.03.2026", "2,5", "7", None])
    book.save("german.xlsx")


def cell(value):
    if value is None:
        return TableCell()
    if isinstance(value, dt.date):
        made = TableCell(valuetype="date", datevalue=value.isoformat())
    elif isinstance(value, (int, float)):
        made = TableCell(valuetype="float", value=value)
    else:
        made = TableCell(valuetype="string")
    made.addElement(P(text=str(value)))
    return made


def long():
    book = OpenDocumentSpreadsheet()
    table = Table(name="Log")
    rows = [
        ["date", "time", "kind", "item", "amount", "before", "during", "hour", "note"],
        [dt.date(2026, 3, 12), None, "morning", None, 3, None, None, None, "stiff 20min"],
        [dt.date(2026, 3, 12), "18:10", "session", "Gym", "50min effort 4", 3, 4, 3, None],
        [dt.date(2026, 3, 12), "18:10", "do", "squat", "3x8 @ 16kg", None, None, None, "to box"],
    ]
    for row in rows:
        line = TableRow()
        for value in row:
            line.addElement(cell(value))
        table.addElement(line)
    trailing = TableRow(numberrowsrepeated=1048000)
    trailing.addElement(TableCell(numbercolumnsrepeated=1024))
    table.addElement(trailing)
    book.spreadsheet.addElement(table)
    book.save("long.ods")


wide()
german()
long()
