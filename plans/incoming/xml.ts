import { SaxesParser } from 'saxes';

/** What is heard of a document, in its order. Names are without their prefixes: `t` of `<x:t>`. */
export type XmlListener = {
  /** `attribute` is empty where there is none of that name. */
  open?: (name: string, attribute: (name: string) => string) => void;
  close?: (name: string) => void;
  /** In pieces, as they come. */
  text?: (text: string) => void;
};

/** So much is decoded and read at once. */
const STEP_BYTES = 65_536;

/** Deeper than any program nests what it saves. */
const DEEPEST = 200;
/** More than any of them has of one element. */
const MOST_ATTRIBUTES = 1000;

/**
 * Reads an XML document piece by piece, so that none of it is held but what the listener keeps. Entities that it declares
 * itself are not known, and nothing is loaded.
 *
 * @returns whether it was well-formed to its end
 */
export function readXml(bytes: Uint8Array, listener: XmlListener): boolean {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  let depth = 0;
  parser.on('error', (error) => {
    throw new XmlError(error.message);
  });
  // Kept beside the parser's own, in which what is not there is slow to miss.
  let attributes: XmlAttribute[] = [];
  parser.on('attribute', (attribute) => {
    if (attributes.length === MOST_ATTRIBUTES) throw new XmlError('Too many attributes');
    attributes.push(attribute);
  });
  parser.on('opentag', ({ name }) => {
    depth += 1;
    if (depth > DEEPEST) throw new XmlError('Too deep');
    listener.open?.(withoutPrefix(name), (wanted) => attributeValue(attributes, wanted));
    attributes = [];
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    listener.close?.(withoutPrefix(name));
  });
  const hear = (text: string) => listener.text?.(text);
  parser.on('text', hear);
  parser.on('cdata', hear);
  try {
    const decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
    for (let at = 0; at < bytes.length; at += STEP_BYTES)
      parser.write(decoder.decode(bytes.subarray(at, at + STEP_BYTES), { stream: true }));
    parser.close();
    return true;
  } catch (error) {
    if (error instanceof XmlError || error instanceof TypeError) return false;
    throw error;
  }
}

class XmlError extends Error {}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

type XmlAttribute = { name: string; value: string };

function attributeValue(attributes: readonly XmlAttribute[], wanted: string): string {
  const found =
    attributes.find(({ name }) => name === wanted) ??
    attributes.find(({ name }) => withoutPrefix(name) === wanted);
  return found?.value ?? '';
}
