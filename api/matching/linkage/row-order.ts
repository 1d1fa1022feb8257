// The order in which rows stand before a clerk: by probability, but who may live there before "somebody". A row that leaves
// the household open is surer than those that name one, for it says less: which house was surveyed, and that the others say
// too. So it stands behind them.

interface RankedRow {
  readonly household_number: string | null;
  readonly property_number: string | null;
  readonly survey_number: string | null;
}

/** A household less likely than this is no name to ask for. */
const WORTH_ASKING = 0.02;

/** `scoreOf`: the row's probability, or what it is worth among the rows of several records; 0 to 1. */
export function rankRows<Row extends RankedRow>(rows: readonly Row[], scoreOf: (row: Row) => number): Row[] {
  const houseOf = ({ property_number, survey_number }: RankedRow) =>
    property_number === null || survey_number === null
      ? null
      : JSON.stringify([property_number, survey_number]);
  const named = new Set(
    rows
      .filter((row) => row.household_number !== null && scoreOf(row) >= WORTH_ASKING)
      .map(houseOf)
      .filter((house) => house !== null),
  );
  const isBehind = (row: Row) => row.household_number === null && named.has(houseOf(row) ?? '');
  return rows.toSorted(
    (one, other) => Number(isBehind(one)) - Number(isBehind(other)) || scoreOf(other) - scoreOf(one),
  );
}
