import { diceFor } from './dice.ts';
import { archiveMonth } from './moments.ts';
import { CUSTOMERS, cents, customerId } from './shop.ts';
import { columns, primaryKey, type TableDefinition } from './table-definition.ts';

/** More than the 200 that `list_tables` shows (contract 5.1). */
const MONTHS = 230;

/** One table for each month of the shop's predecessor, from January 2005. */
export const archiveTables: readonly TableDefinition[] = Array.from(
  { length: MONTHS },
  (_, index) => {
    const { year, month } = archiveMonth(index);
    const name = `orders_${year}_${month}`;
    return {
      name,
      physicalName: name,
      itemCount: 20 + (index % 21),
      columns: columns(
        'order_no string',
        'customer_id string',
        'order_date string',
        'total number',
        'region string?',
      ),
      indexes: [primaryKey('order_no:S')],
      rowAt: (number) => {
        const dice = diceFor(name, number);
        const day = String(dice.whole(1, 28)).padStart(2, '0');
        return [
          `A${year}${month}-${String(number + 1).padStart(3, '0')}`,
          customerId(dice.whole(0, CUSTOMERS - 1)),
          `${year}-${month}-${day}`,
          cents(dice.unit() * 400),
          dice.chance(0.9) ? dice.pick(['north', 'south', 'coast', 'islands']) : null,
        ];
      },
    };
  },
);
