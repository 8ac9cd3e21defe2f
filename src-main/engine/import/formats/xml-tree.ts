import { XMLParser } from 'fast-xml-parser';
import { decodeEntities } from './entities.ts';
import { collapse } from './words.ts';

/** An element of a parsed document: children by name, text under `#text`, attributes with a leading `@`. */
export type XmlNode = { readonly [name: string]: unknown };

/** Deepest nesting of a bank message is below thirty; more is not a statement. */
const DEEPEST_NESTING = 64;

/** Texts stay texts (no numbers, no entities of the document's own); names lose their namespace prefix. */
const PARSER = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  alwaysCreateTextNode: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  removeNSPrefix: true,
  trimValues: true,
  maxNestedTags: DEEPEST_NESTING,
});

const isNode = (value: unknown): value is XmlNode => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The root element of a fragment, or null where it is not well-formed enough to be read. */
export function parseFragment(fragment: string): XmlNode | null {
  try {
    const document: unknown = PARSER.parse(fragment);
    if (!isNode(document)) return null;
    const [root] = Object.values(document);
    return isNode(root) ? root : {};
  } catch {
    return null;
  }
}

/** All children of a name, in order; an empty list where there is none. */
export function childrenOf(node: XmlNode | null, name: string): readonly XmlNode[] {
  const value = node?.[name];
  const list: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.map((item) => (isNode(item) ? item : { '#text': typeof item === 'string' ? item : '' }));
}

/** The node reached by the first child of each name, or null. */
export function nodeAt(node: XmlNode | null, ...path: readonly string[]): XmlNode | null {
  let at = node;
  for (const name of path) at = childrenOf(at, name)[0] ?? null;
  return at;
}

/** Text of the node itself, entities replaced and white space collapsed; null where it has none. */
export function ownText(node: XmlNode | null): string | null {
  const text = node?.['#text'];
  const words = typeof text === 'string' ? collapse(decodeEntities(text)) : '';
  return words === '' ? null : words;
}

/** Text of the node reached by a path, or null. */
export function textAt(node: XmlNode | null, ...path: readonly string[]): string | null {
  return ownText(nodeAt(node, ...path));
}

export function attributeOf(node: XmlNode | null, name: string): string | null {
  const value = node?.[`@${name}`];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
