import type { FastifyInstance } from 'fastify';

export type Route = { method: string; path: string };

/**
 * Every route of an app, as the router itself lists them, so that a test meets a new one without being told.
 * Reads the tree that `printRoutes` draws: four characters of indent a level, the methods in brackets.
 */
export function listRoutes(app: FastifyInstance): Route[] {
  const prefixes: string[] = [];
  const lines = app.printRoutes({ commonPrefix: false }).split('\n');
  return lines.flatMap((line) => {
    const found = /^(?<indent>[│ ]*)[├└]── (?<part>\S+)(?: \((?<methods>[A-Z, ]+)\))?$/.exec(line)?.groups;
    if (!found) return [];
    const { indent = '', part = '', methods = '' } = found;
    const level = indent.length / 4;
    prefixes[level] = part;
    const path = prefixes.slice(0, level + 1).join('');
    return methods.split(', ').flatMap((method) => (method === '' ? [] : [{ method, path }]));
  });
}

/** Tells the addresses of a route, whatever stands for its parameters. */
export function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`);
}
