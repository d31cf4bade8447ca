import { millisOf, type Clock, type Tries } from '@huiyin/kernel'

/** How often something may be tried, by a key. */
export interface Attempts {
  /** Seconds until this key may try again; 0: now. */
  waitFor(key: string): number
  /** One more try of this key. */
  note(key: string): void
}

export interface AttemptLimits {
  readonly most: number
  readonly withinSeconds: number
  /** The machine's own clock, never a virtual one (design, section 3). */
  readonly clock: Clock
  /** How many keys are remembered; the one that was quiet longest is forgotten first. */
  readonly keys?: number
}

/** Counts tries in a sliding window, in memory: a restart forgets them. */
export const attempts = ({ most, withinSeconds, clock, keys = 20_000 }: AttemptLimits): Attempts => {
  const tries = new Map<string, readonly number[]>()
  const recent = (key: string, now: number) => (tries.get(key) ?? []).filter((at) => now - at < withinSeconds * 1_000)
  return {
    waitFor: (key) => {
      const now = millisOf(clock.now())
      const of = recent(key, now)
      if (of.length < most) return 0
      return Math.max(1, Math.ceil((of[of.length - most]! + withinSeconds * 1_000 - now) / 1_000))
    },
    note: (key) => {
      const now = millisOf(clock.now())
      const of = [...recent(key, now), now].slice(-most)
      tries.delete(key)
      tries.set(key, of)
      if (tries.size > keys) tries.delete(tries.keys().next().value!)
    },
  }
}

/** Tries that are counted in the memory of this process. */
export const triesInMemory = (counted: Attempts): Tries => ({
  take: async (key) => {
    const seconds = counted.waitFor(key)
    if (seconds === 0) counted.note(key)
    return seconds
  },
})

/** An address as it is counted: IPv6 by its first 64 bits, because one subscriber has all the rest. */
export const countedAddress = (address: string | undefined): string => {
  const plain = (address ?? 'unknown').replace(/^::ffff:(?=\d+\.)/i, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail = ''] = plain.split('::')
  const parts = head.split(':').filter(Boolean)
  const rest = tail.split(':').filter(Boolean)
  const zeros = plain.includes('::') ? Array.from({ length: 8 - parts.length - rest.length }, () => '0') : []
  return [...parts, ...zeros, ...rest].slice(0, 4).join(':')
}
