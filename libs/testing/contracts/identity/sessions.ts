import { expect } from '@jest/globals'
import { IdentityClosed, SESSION_POLICY } from '@huiyin/identity'
import { instantFromMillis, millisOf } from '@huiyin/kernel'
import { HOUR, isKnown, MINUTE, RIGHT, signIn, tokenFor, withLogins, wordOf, type Promises } from './opened.js'

const IDLE = SESSION_POLICY.idleMinutes * MINUTE
const LONGEST = SESSION_POLICY.longestHours * HOUR

const tokens: Promises = {
  'a token is 256 random bits, and no two are alike': async (open) => {
    const { identity } = await withLogins(open, 'wang')
    const given: string[] = []
    for (let at = 0; at < 8; at += 1) given.push(await tokenFor(identity, 'wang'))
    expect(given.filter((token) => Buffer.from(token, 'base64url').length !== 32)).toStrictEqual([])
    expect(given.filter((token) => !/^[A-Za-z0-9_-]{43}$/.test(token))).toStrictEqual([])
    const halves = given.flatMap((token) => [token.slice(0, 21), token.slice(21, 42)])
    expect(new Set(halves).size).toBe(2 * given.length)
  },
  'a token that nobody was given is nobody’s': async (open) => {
    const { identity } = await withLogins(open, 'wang')
    const token = await tokenFor(identity, 'wang')
    const other = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`
    for (const madeUp of [other, '', 'x', `${token} `, token.slice(0, -1), `${token}${token}`, '%', 'wang']) {
      expect(await identity.session(madeUp)).toBeNull()
    }
    expect(await isKnown(identity, token)).toBe(true)
  },
  'signing in again leaves the session that was there': async (open) => {
    const { identity } = await withLogins(open, 'wang')
    const [first, second] = [await tokenFor(identity, 'wang'), await tokenFor(identity, 'wang')]
    expect([await isKnown(identity, first), await isKnown(identity, second)]).toStrictEqual([true, true])
  },
}

const endings: Promises = {
  'signing out ends that session and no other': async (open) => {
    const { identity } = await withLogins(open, 'wang')
    const [first, second] = [await tokenFor(identity, 'wang'), await tokenFor(identity, 'wang')]
    await identity.signOut(first)
    await identity.signOut(first)
    await identity.signOut('nobody’s')
    expect([await isKnown(identity, first), await isKnown(identity, second)]).toStrictEqual([false, true])
  },
  'all sessions of a login can be ended at once, and those of others stay': async (open) => {
    const { identity } = await withLogins(open, 'wang', 'li')
    const [one, two, others] = [
      await tokenFor(identity, 'wang'),
      await tokenFor(identity, 'wang'),
      await tokenFor(identity, 'li'),
    ]
    expect(await identity.endSessions('Wang')).toBe(2)
    expect(await identity.endSessions('wang')).toBe(0)
    const known = [await isKnown(identity, one), await isKnown(identity, two), await isKnown(identity, others)]
    expect(known).toStrictEqual([false, false, true])
  },
  'a password set anew ends the sessions of its login': async (open) => {
    const { identity } = await withLogins(open, 'wang', 'li')
    const [own, others] = [await tokenFor(identity, 'wang'), await tokenFor(identity, 'li')]
    await identity.setPassword('wang', 'another horse')
    expect([await isKnown(identity, own), await isKnown(identity, others)]).toStrictEqual([false, true])
  },
  'a removed password ends the sessions of its login': async (open) => {
    const { identity } = await withLogins(open, 'wang', 'li')
    const [own, others] = [await tokenFor(identity, 'wang'), await tokenFor(identity, 'li')]
    await identity.removePassword('wang')
    expect([await isKnown(identity, own), await isKnown(identity, others)]).toStrictEqual([false, true])
  },
  'a sign-in under way with the old password leaves no session behind when the password is changed': async (open) => {
    const { identity } = await withLogins(open, 'wang')
    for (const change of [() => identity.setPassword('wang', 'another horse'), () => identity.removePassword('wang')]) {
      const changed = change()
      const [answer] = await Promise.all([signIn(identity, 'wang', RIGHT), changed])
      expect(answer.ok && (await isKnown(identity, answer.token))).toBe(false)
      await identity.setPassword('wang', RIGHT)
    }
    const signingIn = signIn(identity, 'wang', RIGHT)
    await identity.removePassword('wang')
    const answer = await signingIn
    expect(answer.ok && (await isKnown(identity, answer.token))).toBe(false)
  },
}

const times: Promises = {
  'a session that is not used ends after half an hour': async (open) => {
    const { identity, clock } = await withLogins(open, 'wang')
    const [one, other] = [await tokenFor(identity, 'wang'), await tokenFor(identity, 'wang')]
    clock.advance(IDLE - 1)
    expect(await isKnown(identity, one)).toBe(true)
    clock.advance(1)
    expect([await isKnown(identity, one), await isKnown(identity, other)]).toStrictEqual([true, false])
  },
  'a session that is used goes on, and ends after twelve hours in any case': async (open) => {
    const { identity, clock } = await withLogins(open, 'wang')
    const token = await tokenFor(identity, 'wang')
    const start = millisOf(clock.now())
    for (let passed = 20 * MINUTE; passed < LONGEST; passed += 20 * MINUTE) {
      clock.set(instantFromMillis(start + passed))
      expect(await isKnown(identity, token)).toBe(true)
    }
    clock.set(instantFromMillis(start + LONGEST - 1))
    expect(await isKnown(identity, token)).toBe(true)
    clock.set(instantFromMillis(start + LONGEST))
    expect(await isKnown(identity, token)).toBe(false)
  },
  'a session says when it will end': async (open) => {
    const { identity, clock } = await withLogins(open, 'wang')
    const answer = await signIn(identity, 'wang', RIGHT)
    if (!answer.ok) throw new Error('not let in')
    const start = millisOf(clock.now())
    expect(answer.session.expiresAt).toBe(instantFromMillis(start + IDLE))
    clock.advance(10 * MINUTE)
    const used = await identity.session(answer.token)
    expect(used).toStrictEqual({ ...answer.session, expiresAt: instantFromMillis(start + 10 * MINUTE + IDLE) })
  },
  'a session that ended by time does not come back when the clock is set back': async (open) => {
    const { identity, clock } = await withLogins(open, 'wang')
    const token = await tokenFor(identity, 'wang')
    clock.advance(LONGEST)
    expect(await isKnown(identity, token)).toBe(false)
    clock.advance(-LONGEST)
    expect(await isKnown(identity, token)).toBe(false)
  },
}

const lasting: Promises = {
  'sessions go on when opened anew, and those that were ended stay ended': async (open) => {
    const { identity, reopen } = await withLogins(open, 'wang', 'li')
    const [kept, signedOut, ended] = [
      await tokenFor(identity, 'wang'),
      await tokenFor(identity, 'wang'),
      await tokenFor(identity, 'li'),
    ]
    await identity.signOut(signedOut)
    await identity.endSessions('li')
    const again = await reopen()
    const known = [await isKnown(again, kept), await isKnown(again, signedOut), await isKnown(again, ended)]
    expect(known).toStrictEqual([true, false, false])
  },
  'after closing every call is rejected, also one that was under way, and closing again does nothing': async (open) => {
    const { identity } = await withLogins(open, 'wang')
    const token = await tokenFor(identity, 'wang')
    const underWay = Promise.allSettled([signIn(identity, 'wang', RIGHT), identity.setPassword('wang', RIGHT)])
    await identity.close()
    await identity.close()
    const late = [
      () => signIn(identity, 'wang', RIGHT),
      () => identity.setPassword('wang', RIGHT),
      () => identity.removePassword('wang'),
      () => identity.session(token),
      () => identity.signOut(token),
      () => identity.endSessions('wang'),
    ]
    const ends = [...(await underWay), ...(await Promise.allSettled(late.map((call) => call())))]
    const closed = ends.filter((end) => end.status === 'rejected' && end.reason instanceof IdentityClosed)
    expect(closed).toHaveLength(ends.length)
  },
  'one who is signed in stays so while others try the same login': async (open) => {
    const { identity } = await withLogins(open, 'wang')
    const token = await tokenFor(identity, 'wang')
    for (let at = 0; at < 7; at += 1) await signIn(identity, 'wang', 'wrong')
    expect(wordOf(await signIn(identity, 'wang', RIGHT))).toBe('TooManyAttempts')
    expect(await isKnown(identity, token)).toBe(true)
  },
}

/** Who is signed in, and for how long. */
export const sessions: Promises = { ...tokens, ...endings, ...times, ...lasting }
