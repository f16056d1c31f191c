import { diceFor } from './dice.ts';
import { dayAfter, momentAt } from './moments.ts';
import { CUSTOMERS, cents, customerAt, customerId, ORDERS, orderAt, orderId } from './shop.ts';
import { columns, globalIndex, primaryKey, type TableDefinition } from './table-definition.ts';
import { noteTexts, places, productKinds } from './words.ts';

/** Every DynamoDB type in one table: maps in maps, lists, sets, binary, and attributes that are absent. */
export const profiles: TableDefinition = {
  name: 'profiles',
  physicalName: 'profiles',
  itemCount: 2_000,
  columns: columns(
    'customer_id string',
    'address map',
    'recent_orders list?',
    'interests set?',
    'lucky_numbers set?',
    'avatar binary?',
    'preferences map?',
    'verified boolean',
    'score number?',
  ),
  indexes: [primaryKey('customer_id:S')],
  rowAt: (number) => {
    const dice = diceFor('profiles', number);
    const { place } = customerAt(number);
    const street = `${dice.whole(1, 180)} ${dice.pick(['Mill', 'Harbour', 'Station', 'Garden', 'Chapel'])} Street`;
    const interests = productKinds.map(({ category }) => category).filter(() => dice.chance(0.35));
    return [
      customerId(number),
      {
        street,
        city: place.city,
        country: place.country,
        geo: { lat: dice.whole(-600, 700) / 10, lon: dice.whole(-1200, 400) / 10 },
      },
      dice.chance(0.7)
        ? [
            { order_id: orderId(dice.whole(0, ORDERS - 1)), total: cents(dice.unit() * 300) },
            dice.whole(1, 9),
            null,
            true,
          ]
        : null,
      // DynamoDB has no empty sets.
      interests.length > 0 ? interests : null,
      dice.chance(0.5) ? [dice.whole(1, 20), dice.whole(21, 40), dice.whole(41, 99)] : null,
      dice.chance(0.6) ? Uint8Array.from({ length: 24 }, () => dice.whole(0, 255)) : null,
      dice.chance(0.8)
        ? {
            theme: dice.pick(['light', 'dark', 'system']),
            channels: ['mail', 'push'],
            limits: { daily: dice.whole(1, 10) },
          }
        : null,
      dice.chance(0.5),
      dice.chance(0.75) ? dice.whole(0, 10_000) / 100 : null,
    ];
  },
};

/** Known to SQL by another name than its DynamoDB table (contract 11.2, item 34). */
export const invoices: TableDefinition = {
  name: 'invoices',
  physicalName: 'prod-billing-invoices-v2',
  itemCount: 5_000,
  columns: columns(
    'invoice_no string',
    'order_id string',
    'customer_id string',
    'issued_on string',
    'amount number',
    'paid boolean',
  ),
  indexes: [primaryKey('invoice_no:S'), globalIndex('order-index', 'order_id:S')],
  rowAt: (number) => {
    const order = orderAt(number * 10);
    const amount = order.total;
    const invoiceNo = `INV-${order.placedAt.slice(0, 4)}-${String(number + 1).padStart(5, '0')}`;
    return [
      invoiceNo,
      orderId(number * 10),
      customerId(order.customer),
      dayAfter(order.placedAt, 1),
      amount,
      number < 4_900,
    ];
  },
};

// Four tables whose names or columns must stand in double quotes (contract 8.3), one reason each.

export const notesWithSpaces: TableDefinition = {
  name: 'Order Notes',
  physicalName: 'Order Notes',
  itemCount: 900,
  columns: columns('Order ID string', 'Written At string', 'note-text string', 'author string'),
  indexes: [primaryKey('Order ID:S', 'Written At:S')],
  rowAt: (number) => {
    const dice = diceFor('Order Notes', number);
    const order = number * 55;
    const author = customerAt(dice.whole(0, CUSTOMERS - 1)).name;
    return [orderId(order), orderAt(order).placedAt, dice.pick(noteTexts), author];
  },
};

export const reservedWord: TableDefinition = {
  name: 'group',
  physicalName: 'group',
  itemCount: 24,
  columns: columns('group string', 'order number', 'select boolean'),
  indexes: [primaryKey('group:S')],
  rowAt: (number) => [`team-${String(number + 1).padStart(2, '0')}`, number + 1, number % 2 === 0],
};

const countries = [...new Set(places.map(({ country }) => country))];

export const leadingDigit: TableDefinition = {
  name: '2026_targets',
  physicalName: '2026_targets',
  itemCount: countries.length * productKinds.length,
  columns: columns('country string', '1st_half number', '2nd_half number?', 'category string'),
  indexes: [primaryKey('country:S', 'category:S')],
  rowAt: (number) => {
    const dice = diceFor('2026_targets', number);
    const country = countries[number % countries.length] ?? '';
    const category = productKinds[Math.floor(number / countries.length)]?.category ?? '';
    const second = dice.chance(0.8) ? dice.whole(20, 400) * 1000 : null;
    return [country, dice.whole(20, 400) * 1000, second, category];
  },
};

export const exactCase: TableDefinition = {
  name: 'SupportTickets',
  physicalName: 'SupportTickets',
  itemCount: 1_500,
  columns: columns(
    'ticketId string',
    'customerId string',
    'openedAt string',
    'priority string',
    'closedAt string?',
  ),
  indexes: [primaryKey('ticketId:S'), globalIndex('byCustomer', 'customerId:S', 'openedAt:S')],
  rowAt: (number) => {
    const dice = diceFor('SupportTickets', number);
    const openedAt = momentAt(number / 1_500);
    const closedAt = dice.chance(0.9) ? dayAfter(openedAt, dice.whole(0, 9)) : null;
    const customer = customerId(dice.whole(0, CUSTOMERS - 1));
    return [
      `T${1000 + number}`,
      customer,
      openedAt,
      dice.pick(['low', 'normal', 'normal', 'high']),
      closedAt,
    ];
  },
};
