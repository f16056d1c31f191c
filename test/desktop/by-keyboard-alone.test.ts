import { expect, it } from 'vitest';
import { eventually } from '../scenarios/harness/waiting.ts';
import { openHousehold } from './harness/household.ts';
import { driveApp } from './harness/running-app.ts';
import { hasFocus, tabTo } from './harness/window-view.ts';

it('leads from the first start to the first rows', async () => {
  const { desktop, emulator } = await openHousehold();
  const app = await driveApp(desktop, { variables: { DYNAMOSQL_MCP_URL: emulator.endpoint } });
  const page = await app.window();
  const { keyboard } = page;
  const press = async (role: 'button' | 'tab', name: string | RegExp): Promise<void> => {
    await tabTo(page, page.getByRole(role, { name }));
    await keyboard.press('Enter');
  };

  const field = page.getByRole('textbox', { name: 'What the portal gave you' });
  await eventually(() => hasFocus(field), Boolean);
  await desktop.clipboard.write(`${emulator.clientId}\n${emulator.clientSecret}\n`);
  await keyboard.press('Control+V');
  await page.getByText('Understood both.').waitFor();
  await press('button', 'Prove it');
  await page.getByRole('heading', { name: 'Everything works' }).waitFor();
  await press('button', 'Connect an assistant');
  await press('button', 'Finish without waiting');
  await page.getByRole('heading', { name: 'Ready' }).waitFor();

  await keyboard.press('Control+2');
  await page.getByRole('option', { name: /^orders/ }).waitFor();
  await tabTo(page, page.getByRole('searchbox', { name: 'Find a table' }));
  await keyboard.type('orders');
  await keyboard.press('ArrowDown');
  await eventually(() => hasFocus(page.getByRole('option', { name: /^orders/ })), Boolean);
  await keyboard.press('Enter');
  await tabTo(page, page.getByRole('tab', { name: 'Structure' }));
  await keyboard.press('ArrowRight');
  await press('button', 'Read the first rows');

  const grid = page.getByRole('grid', { name: 'First rows of orders' });
  await grid.waitFor();
  const focused = grid.locator(':focus');
  await tabTo(page, focused);
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowRight');
  expect(await focused.textContent()).not.toBe('');
});
