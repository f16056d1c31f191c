import { isRecord, recordOf, textOf } from '../../../shared/json.ts';
import { headerValue } from './header-value.ts';

/** Which arguments of which tool travel as `Mcp-Param-*`, learned from the tool lists that passed. */
export interface ParameterNames {
  /** The `tools` of a result, if it has any. */
  learn(tools: unknown): void;
  /** The headers of a call with these parameters. */
  headersOf(parameters: Readonly<Record<string, unknown>>): Record<string, string>;
}

interface Mirrored {
  readonly path: readonly string[];
  readonly header: string;
}

// RFC 9110 5.1: what a header may be called. A server's annotation is text from outside.
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

export function createParameterNames(): ParameterNames {
  const byTool = new Map<string, readonly Mirrored[]>();
  return {
    learn(tools) {
      if (!Array.isArray(tools)) return;
      for (const tool of tools.filter(isRecord)) {
        const name = textOf(tool['name']);
        if (name !== undefined) byTool.set(name, mirroredIn(tool['inputSchema'], []));
      }
    },
    headersOf(parameters) {
      const mirrored = byTool.get(textOf(parameters['name']) ?? '') ?? [];
      const found = mirrored.flatMap(({ path, header }) => {
        const text = primitiveText(valueAt(parameters['arguments'], path));
        return text === undefined
          ? []
          : [[`mcp-param-${header.toLowerCase()}`, headerValue(text)] as const];
      });
      return Object.fromEntries(found);
    },
  };
}

/** Annotations count only where plain `properties` lead to them. */
function mirroredIn(schema: unknown, path: readonly string[]): readonly Mirrored[] {
  const properties = recordOf(recordOf(schema)['properties']);
  return Object.entries(properties).flatMap(([name, property]) => {
    const here = [...path, name];
    const header = textOf(recordOf(property)['x-mcp-header']);
    return [
      ...(header !== undefined && TOKEN.test(header) ? [{ path: here, header }] : []),
      ...mirroredIn(property, here),
    ];
  });
}

function valueAt(root: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, step) => recordOf(inner)[step], root);
}

/** Whole numbers that JavaScript cannot hold exactly stay out: a wrong header is worse than none. */
function primitiveText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'number') return undefined;
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? undefined : String(value);
}
