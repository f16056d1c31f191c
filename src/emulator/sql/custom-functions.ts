/** Functions that the dialect has and SQLite lacks, all of one ISO date or time. */
export const sqlFunctions: Readonly<Record<string, (moment: unknown) => number | null>> = {
  YEAR: part(/^(\d{4})/),
  MONTH: part(/^\d{4}-(\d{2})/),
  DAY: part(/^\d{4}-\d{2}-(\d{2})/),
};

function part(pattern: RegExp): (moment: unknown) => number | null {
  return (moment) => {
    const digits = typeof moment === 'string' ? pattern.exec(moment)?.[1] : undefined;
    return digits === undefined ? null : Number(digits);
  };
}
