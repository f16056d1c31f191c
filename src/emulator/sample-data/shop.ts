import { diceFor } from './dice.ts';
import { momentAt } from './moments.ts';
import { firstNames, lastNames, places, productKinds, productLines } from './words.ts';

// What several tables must agree on: who bought what, when and for how much.

export const CUSTOMERS = 8_000;
export const PRODUCTS = 600;
export const ORDERS = 50_000;

export function customerId(number: number): string {
  return `C-${String(number + 1).padStart(6, '0')}`;
}

export function productId(number: number): string {
  return `P-${String(number + 1).padStart(4, '0')}`;
}

export function orderId(number: number): string {
  return `O-${String(number + 1).padStart(7, '0')}`;
}

// Customers are numbered as they came, some before the shop opened, so that nobody orders before
// they have signed up.
const EARLY_SHARE = 0.15;

/** How many customers there are at this share (0 to 1) of the shop's life. */
export function customersBy(share: number): number {
  return CUSTOMERS * (EARLY_SHARE + (1 - EARLY_SHARE) * share);
}

export function signedUpAt(customer: number): string {
  return momentAt((customer / CUSTOMERS - EARLY_SHARE) / (1 - EARLY_SHARE));
}

interface Person {
  readonly name: string;
  readonly email: string;
  readonly place: (typeof places)[number];
}

export function customerAt(number: number): Person {
  const dice = diceFor('people', number);
  const [first, last] = [dice.pick(firstNames), dice.pick(lastNames)];
  const mailbox = `${plain(first)}.${plain(last)}${number % 97}`;
  return { name: `${first} ${last}`, email: `${mailbox}@example.com`, place: dice.pick(places) };
}

interface Product {
  readonly name: string;
  readonly category: string;
  readonly price: number;
}

export function productAt(number: number): Product {
  const dice = diceFor('goods', number);
  const kind = dice.pick(productKinds);
  const name = `${dice.pick(productLines)} ${dice.pick<string>(kind.nouns)}`;
  // Prices end in .90 or .50, as in a shop window.
  const price = dice.whole(kind.from, kind.to) + (dice.chance(0.7) ? 0.9 : 0.5);
  return { name, category: kind.category, price };
}

interface OrderLine {
  readonly product: number;
  readonly quantity: number;
  readonly unitPrice: number;
}

export interface Order {
  readonly customer: number;
  readonly placedAt: string;
  readonly lineCount: number;
  /** In the currency of the customer, two decimals. */
  readonly total: number;
}

/** Orders are numbered in the order in which they were placed. */
export function orderAt(number: number): Order {
  const dice = diceFor('baskets', number);
  const lineCount = lineCountBefore(number + 1) - lineCountBefore(number);
  const lines = Array.from({ length: lineCount }, (_, line) => orderLineAt(number, line));
  return {
    customer: Math.floor(dice.favouring() * customersBy(number / ORDERS)),
    placedAt: momentAt((number + dice.unit()) / ORDERS),
    lineCount,
    total: cents(lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0)),
  };
}

export function orderLineAt(order: number, line: number): OrderLine {
  const dice = diceFor('lines', lineCountBefore(order) + line);
  const product = Math.floor(dice.favouring() * PRODUCTS);
  return {
    product,
    quantity: dice.chance(0.75) ? 1 : dice.whole(2, 4),
    unitPrice: productAt(product).price,
  };
}

// Orders have 1, 2 and 3 lines in turn, six in every three, so that the order of a line is found
// without counting all those before.

const LINES_BEFORE = [0, 1, 3] as const;
const ORDER_OF_LINE = [0, 1, 1, 2, 2, 2] as const;

/** Lines of all orders before this one. */
export function lineCountBefore(order: number): number {
  return Math.floor(order / 3) * 6 + (LINES_BEFORE[order % 3] ?? 0);
}

/** The order that has the line with this number. */
export function orderOfLine(line: number): number {
  return Math.floor(line / 6) * 3 + (ORDER_OF_LINE[line % 6] ?? 0);
}

export function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

/** A name as a mailbox wants it: no accents, no apostrophes. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/ı/g, 'i')
    .replace(/[^a-z]/g, '');
}
