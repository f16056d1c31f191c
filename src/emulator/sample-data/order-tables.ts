import { diceFor } from './dice.ts';
import { dayAfter } from './moments.ts';
import {
  customerAt,
  customerId,
  lineCountBefore,
  ORDERS,
  orderAt,
  orderId,
  orderLineAt,
  orderOfLine,
  productId,
} from './shop.ts';
import {
  columns,
  globalIndex,
  localIndex,
  primaryKey,
  type TableDefinition,
} from './table-definition.ts';

export const orders: TableDefinition = {
  name: 'orders',
  physicalName: 'orders',
  itemCount: ORDERS,
  columns: columns(
    'order_id string',
    'customer_id string',
    'order_date string',
    'status string',
    'total number',
    'currency string',
    'line_count number',
    'shipping_city string',
    'shipped_on string?',
    'coupon string?',
  ),
  indexes: [
    primaryKey('customer_id:S', 'order_id:S'),
    globalIndex('status-date-index', 'status:S', 'order_date:S'),
    localIndex('customer-total-index', 'customer_id:S', 'total:N'),
  ],
  rowAt: (number) => {
    const order = orderAt(number);
    const { place } = customerAt(order.customer);
    const dice = diceFor('orders', number);
    const status = statusOf(number, dice.unit());
    return [
      orderId(number),
      customerId(order.customer),
      order.placedAt,
      status,
      order.total,
      place.currency,
      order.lineCount,
      place.city,
      status === 'shipped' || status === 'delivered'
        ? dayAfter(order.placedAt, dice.whole(1, 4))
        : null,
      dice.chance(0.12) ? dice.pick(['WELCOME10', 'SPRING', 'FRIENDS', 'FREESHIP']) : null,
    ];
  },
};

/** Old orders are settled; only the last thousand are still on their way. */
function statusOf(number: number, chance: number): string {
  if (number >= ORDERS - 1000) return chance < 0.4 ? 'pending' : chance < 0.6 ? 'paid' : 'shipped';
  return chance < 0.92 ? 'delivered' : chance < 0.97 ? 'cancelled' : 'returned';
}

export const orderItems: TableDefinition = {
  name: 'order_items',
  physicalName: 'order_items',
  itemCount: lineCountBefore(ORDERS),
  columns: columns(
    'order_id string',
    'line_no number',
    'product_id string',
    'quantity number',
    'unit_price number',
  ),
  indexes: [
    primaryKey('order_id:S', 'line_no:N'),
    globalIndex('product-index', 'product_id:S', 'order_id:S'),
  ],
  rowAt: (number) => {
    const order = orderOfLine(number);
    const line = number - lineCountBefore(order);
    const { product, quantity, unitPrice } = orderLineAt(order, line);
    return [orderId(order), line + 1, productId(product), quantity, unitPrice];
  },
};
