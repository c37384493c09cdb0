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

/** Whether there is more to read after what was heard. */
export type XmlEnd = 'all' | 'damaged' | 'stopped';

/**
 * Reads an XML document piece by piece, so that none of it is held but what the listener keeps. Entities that it declares
 * itself are not known, and nothing is loaded.
 *
 * @param goesOn - asked between the pieces; `false` ends it
 * @returns whether it was well-formed to its end
 */
export function readXml(bytes: Uint8Array, listener: XmlListener, goesOn = () => true): XmlEnd {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  let depth = 0;
  parser.on('error', (error) => {
    throw new XmlError(error.message);
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > DEEPEST) throw new XmlError('Too deep');
    listener.open?.(withoutPrefix(name), (wanted) => attributeOf(attributes, wanted));
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
    for (let at = 0; at < bytes.length; at += STEP_BYTES) {
      if (!goesOn()) return 'stopped';
      parser.write(decoder.decode(bytes.subarray(at, at + STEP_BYTES), { stream: true }));
    }
    parser.close();
    return goesOn() ? 'all' : 'stopped';
  } catch (error) {
    if (error instanceof XmlError || error instanceof TypeError) return 'damaged';
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

function attributeOf(attributes: Readonly<Record<string, string>>, wanted: string): string {
  if (Object.hasOwn(attributes, wanted)) return attributes[wanted] ?? '';
  const name = Object.keys(attributes).find((each) => withoutPrefix(each) === wanted);
  return name === undefined ? '' : (attributes[name] ?? '');
}
