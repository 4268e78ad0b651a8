// A plan with entries: the twin of hooks/spreadsheets/sheet.py.
globalThis.book ??= {};
{
  book.knowSheets = (styles, plans) => {
    book.sheetStyles = styles;
    book.sheetPlans = new Map(plans.map((plan) => [plan.id, plan]));
  };
}
