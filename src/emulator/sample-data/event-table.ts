import { diceFor } from './dice.ts';
import { momentAt, secondsAfter } from './moments.ts';
import { customerId, customersBy, PRODUCTS, productId } from './shop.ts';
import {
  columns,
  globalIndex,
  localIndex,
  primaryKey,
  type TableDefinition,
} from './table-definition.ts';

const EVENTS = 60_000;
/** What one person does on one device, one event each. */
const VISIT = ['visit', 'search', 'view', 'view', 'add_to_cart', 'checkout'] as const;

export const events: TableDefinition = {
  name: 'events',
  physicalName: 'events',
  itemCount: EVENTS,
  columns: columns(
    'session_id string',
    'occurred_at string',
    'type string',
    'customer_id string?',
    'product_id string?',
    'device string',
    'duration_ms number',
  ),
  indexes: [
    primaryKey('session_id:S', 'occurred_at:S'),
    globalIndex('type-time-index', 'type:S', 'occurred_at:S'),
    localIndex('session-duration-index', 'session_id:S', 'duration_ms:N'),
  ],
  rowAt: (number) => {
    const visit = diceFor('visits', Math.floor(number / VISIT.length));
    const share = visit.unit();
    const begin = momentAt(share);
    const known = visit.chance(0.55)
      ? customerId(Math.floor(visit.unit() * customersBy(share)))
      : null;
    const device = visit.pick(['desktop', 'phone', 'phone', 'tablet']);
    const dice = diceFor('events', number);
    const type = VISIT[number % VISIT.length] ?? 'visit';
    const product =
      type === 'view' || type === 'add_to_cart' ? productId(dice.whole(0, PRODUCTS - 1)) : null;
    const at = secondsAfter(begin, (number % VISIT.length) * 45 + dice.whole(0, 40));
    return [
      `S-${Math.floor(number / VISIT.length)
        .toString(36)
        .padStart(5, '0')}`,
      at,
      type,
      known,
      product,
      device,
      dice.whole(40, 90_000),
    ];
  },
};
