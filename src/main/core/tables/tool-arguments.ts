import { recordOf } from '../../../shared/json.ts';
import type { McpToolFacts } from '../ports.ts';

interface Property {
  readonly name: string;
  readonly type: string | undefined;
  readonly required: boolean;
}

/** The arguments a tool takes, from its live schema: names are nowhere documented (contract 11.2). */
export function propertiesOf(tool: McpToolFacts): readonly Property[] {
  const schema = recordOf(tool.inputSchema);
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries(recordOf(schema['properties'])).map(([name, property]) => {
    const type = recordOf(property)['type'];
    return {
      name,
      type: typeof type === 'string' ? type : undefined,
      required: required.includes(name),
    };
  });
}

const SQL_NAMES = ['sql', 'query', 'statement'];

/** The property that takes the SQL text: by its name, else the one required text. */
export function sqlPropertyOf(tool: McpToolFacts): string {
  const texts = propertiesOf(tool).filter(({ type }) => type === undefined || type === 'string');
  const named = SQL_NAMES.map((name) => texts.find((property) => property.name === name)).find(
    Boolean,
  );
  const chosen = named ?? texts.find(({ required }) => required);
  return chosen?.name ?? 'sql';
}
