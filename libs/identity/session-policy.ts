import { instantFromMillis, millisOf, type Instant } from '@huiyin/kernel'

/** How long somebody stays signed in. */
export interface SessionPolicy {
  readonly idleMinutes: number
  readonly longestHours: number
}

/** NIST SP 800-63B (revision 3) §4.2.3: again after 30 minutes without use, and after 12 hours in any case. */
export const SESSION_POLICY: SessionPolicy = { idleMinutes: 30, longestHours: 12 }

/** When a session ends that began then and was last used then. */
export const sessionEnd = (
  session: { readonly startedAt: Instant; readonly seenAt: Instant },
  { idleMinutes, longestHours }: SessionPolicy,
): Instant => {
  const idle = millisOf(session.seenAt) + idleMinutes * 60_000
  const longest = millisOf(session.startedAt) + longestHours * 3_600_000
  return instantFromMillis(Math.min(idle, longest))
}
