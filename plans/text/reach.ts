/** Who can open an address: anybody, whoever is in the same network, or only the device that it was written on. */
export type Reach = 'anybody' | 'network' | 'device';

/** How far the names reach that something is opened by, at best. */
export function furthestReach(hostnames: readonly string[]): Reach {
  const reaches = hostnames.map(reachOf);
  return (['anybody', 'network', 'device'] as const).find((reach) => reaches.includes(reach)) ?? 'device';
}

/** Names that stand for a machine of one's own network. */
const OWN_NAME = /\.(?:local|internal|lan|home|intranet|home\.arpa)$/;

/**
 * Tells who can open what lies at a host.
 *
 * @param hostname - as `URL` has it: in lower case, numbers as four decimals, IPv6 in brackets
 *
 * @example
 * reachOf('192.168.1.7') //=> 'network'
 */
export function reachOf(hostname: string): Reach {
  const name = hostname.replace(/\.$/, '');
  if (name === '' || name === 'localhost' || name.endsWith('.localhost')) return 'device';
  if (name.startsWith('[')) return reachOfV6(name.slice(1, -1));
  const [first, second] = numbersOf(name);
  if (first !== undefined && second !== undefined) return reachOfV4(first, second);
  return OWN_NAME.test(name) || !name.includes('.') ? 'network' : 'anybody';
}

/** The numbers of an address of four of them; none for a name. */
function numbersOf(name: string): number[] {
  return /^(?:\d{1,3}\.){3}\d{1,3}$/.test(name) ? name.split('.').map(Number) : [];
}

function reachOfV4(first: number, second: number): Reach {
  if (first === 127 || first === 0) return 'device';
  const isPrivate =
    first === 10 ||
    (first === 192 && second === 168) ||
    (first === 172 && second >= 16 && second <= 31) ||
    (first === 169 && second === 254) ||
    // What providers and private networks over the internet give out.
    (first === 100 && second >= 64 && second <= 127);
  return isPrivate ? 'network' : 'anybody';
}

function reachOfV6(address: string): Reach {
  if (address === '::1' || address === '::') return 'device';
  const [, inner] = /^::ffff:([0-9a-f]{1,4}):[0-9a-f]{1,4}$/.exec(address) ?? [];
  if (inner !== undefined) {
    const both = Number.parseInt(inner, 16);
    return reachOfV4(both >> 8, both & 0xff);
  }
  return /^(?:f[cd]|fe[89ab])/.test(address) ? 'network' : 'anybody';
}
