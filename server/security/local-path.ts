/** One slash, then printable ASCII: no second slash, backslash or control character that leads a browser elsewhere. */
const LOCAL_PATH = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/;

/** An address of this site as it came from outside, or `/` when it could lead anywhere else. */
export function localPath(text: string): string {
  return LOCAL_PATH.test(text) ? text : '/';
}
