import { isIPv4, isIPv6 } from 'node:net';

/** Where somebody knocks from: one household, and the neighbourhood that one owner may hold whole. */
export type Origin = { address: string; network: string };

/** Some proxies name what is no address; that is taken as it stands, up to a length. */
const LONGEST_NAME = 60;

/**
 * Takes an address apart: of IPv4 itself and its /24, of IPv6 its /64, which every household has whole, and its /48.
 *
 * @example
 * originOf('2001:db8:1:2::3') //=> { address: '2001:db8:1:2::/64', network: '2001:db8:1::/48' }
 */
export function originOf(ip: string): Origin {
  const [plain = ''] = ip.toLowerCase().split('%', 1);
  const v4 = /^::ffff:(?<v4>[0-9.]+)$/.exec(plain)?.groups?.v4 ?? plain;
  if (isIPv4(v4)) return { address: v4, network: `${v4.split('.').slice(0, 3).join('.')}.0/24` };
  if (!isIPv6(plain)) return { address: plain.slice(0, LONGEST_NAME), network: plain.slice(0, LONGEST_NAME) };
  const groups = firstGroups(plain);
  return { address: `${groups.join(':')}::/64`, network: `${groups.slice(0, 3).join(':')}::/48` };
}

/** The first four of the eight groups, without leading zeros. */
function firstGroups(ip: string): string[] {
  const [head = '', tail] = ip.split('::');
  const before = groupsOf(head);
  const after = groupsOf(tail ?? '');
  const left = tail === undefined ? 0 : 8 - before.length - after.length;
  const all = [...before, ...Array.from({ length: left }, () => '0'), ...after];
  return all.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''));
}

/** An IPv4 address at the end stands for two groups. */
function groupsOf(part: string): string[] {
  if (part === '') return [];
  return part.split(':').flatMap((group) => (group.includes('.') ? [group, group] : group));
}
