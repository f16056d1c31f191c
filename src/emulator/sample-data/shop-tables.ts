import { diceFor } from './dice.ts';
import {
  CUSTOMERS,
  customerAt,
  customerId,
  PRODUCTS,
  productAt,
  productId,
  signedUpAt,
} from './shop.ts';
import { columns, globalIndex, primaryKey, type TableDefinition } from './table-definition.ts';
import { suppliers } from './words.ts';

export const customers: TableDefinition = {
  name: 'customers',
  physicalName: 'customers',
  itemCount: CUSTOMERS,
  columns: columns(
    'customer_id string',
    'name string',
    'email string',
    'city string',
    'country string',
    'segment string',
    'loyalty_points number',
    'newsletter boolean',
    'phone string?',
    'created_at string',
  ),
  indexes: [
    primaryKey('customer_id:S'),
    globalIndex('email-index', 'email:S'),
    globalIndex('country-created-index', 'country:S', 'created_at:S'),
  ],
  rowAt: (number) => {
    const { name, email, place } = customerAt(number);
    const dice = diceFor('customers', number);
    return [
      customerId(number),
      name,
      email,
      place.city,
      place.country,
      dice.pick(['consumer', 'consumer', 'consumer', 'business', 'education']),
      dice.whole(0, 2400),
      dice.chance(0.4),
      dice.chance(0.6) ? `+${dice.whole(1, 49)} 555 ${dice.whole(100000, 999999)}` : null,
      signedUpAt(number),
    ];
  },
};

export const products: TableDefinition = {
  name: 'products',
  physicalName: 'products',
  itemCount: PRODUCTS,
  columns: columns(
    'product_id string',
    'name string',
    'category string',
    'price number',
    'stock number',
    'discontinued boolean',
    'supplier string',
    'rating number?',
  ),
  indexes: [
    primaryKey('product_id:S'),
    globalIndex('category-price-index', 'category:S', 'price:N'),
  ],
  rowAt: (number) => {
    const { name, category, price } = productAt(number);
    const dice = diceFor('products', number);
    const rating = dice.chance(0.85) ? dice.whole(25, 50) / 10 : null;
    return [
      productId(number),
      name,
      category,
      price,
      dice.whole(0, 500),
      dice.chance(0.06),
      dice.pick(suppliers),
      rating,
    ];
  },
};
