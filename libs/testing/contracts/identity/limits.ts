import { expect } from '@jest/globals'
import { LONGEST_WAIT_SECONDS, PER_ADDRESS, PER_LOGIN, type Identity } from '@huiyin/identity'
import { HOUR, RIGHT, SECOND, signIn, withLogins, wordOf, WRONG, type Promises } from './opened.js'

const tooMany = (seconds: number) => ({ ok: false, refusal: 'TooManyAttempts', seconds })

/** Uses up the free failures of a login, each from an address of its own. */
const useUp = async (identity: Identity, login: string) => {
  for (let at = 0; at < PER_LOGIN.free; at += 1) {
    expect(wordOf(await signIn(identity, login, WRONG, `203.0.113.${at}`))).toBe('SignInRefused')
  }
}

/** Uses up the free failures of an address, each with a login of its own. */
const useUpAddress = async (identity: Identity, addressOf: (at: number) => string) => {
  for (let at = 0; at < PER_ADDRESS.free; at += 1) {
    expect(wordOf(await signIn(identity, `nobody-${at}`, WRONG, addressOf(at)))).toBe('SignInRefused')
  }
}

const perLogin: Promises = {
  'after five failures a login has to wait, and then the right password waits too': async (open) => {
    const { identity } = await withLogins(open, 'wang')
    await useUp(identity, 'wang')
    expect(await signIn(identity, 'wang', RIGHT)).toStrictEqual(tooMany(1))
  },
  'when the wait is over the right password signs in': async (open) => {
    const { identity, clock } = await withLogins(open, 'wang')
    await useUp(identity, 'wang')
    clock.advance(SECOND - 1)
    expect(await signIn(identity, 'wang', RIGHT)).toStrictEqual(tooMany(1))
    clock.advance(1)
    expect(wordOf(await signIn(identity, 'wang', RIGHT))).toBe('welcome')
  },
  'each further failure doubles the wait, up to a quarter of an hour': async (open) => {
    const { identity, clock } = await withLogins(open, 'wang')
    await useUp(identity, 'wang')
    const waits: number[] = []
    for (let at = 0; at < 12; at += 1) {
      const answer = await signIn(identity, 'wang', WRONG)
      const seconds = !answer.ok && answer.refusal === 'TooManyAttempts' ? answer.seconds : 0
      waits.push(seconds)
      clock.advance(seconds * SECOND)
      expect(wordOf(await signIn(identity, 'wang', WRONG, `203.0.113.${100 + at}`))).toBe('SignInRefused')
    }
    expect(waits.slice(0, 4)).toStrictEqual([1, 2, 4, 8])
    expect([...waits].sort((one, other) => one - other)).toStrictEqual(waits)
    expect(waits.at(-1)).toBe(LONGEST_WAIT_SECONDS)
  },
  'what is tried while waiting does not make the wait longer': async (open) => {
    const { identity, clock } = await withLogins(open, 'wang')
    await useUp(identity, 'wang')
    for (let at = 0; at < 20; at += 1) await signIn(identity, 'wang', WRONG)
    clock.advance(SECOND)
    expect(wordOf(await signIn(identity, 'wang', RIGHT))).toBe('welcome')
  },
  'many at once get no more tries than one after the other': async (open) => {
    const { identity } = await withLogins(open, 'wang')
    const attempts = Array.from({ length: 40 }, (_, at) =>
      signIn(identity, 'wang', `${WRONG} ${at}`, `203.0.113.${at}`),
    )
    const words = (await Promise.all(attempts)).map(wordOf)
    expect(words.filter((word) => word === 'SignInRefused')).toHaveLength(PER_LOGIN.free)
  },
  'an unknown login has to wait like a known one, so that waiting tells nothing': async (open) => {
    const { identity } = await withLogins(open, 'wang')
    await useUp(identity, 'nobody')
    expect(await signIn(identity, 'nobody', RIGHT)).toStrictEqual(tooMany(1))
  },
  'a login has to wait however it is typed and wherever it is tried from': async (open) => {
    const { identity } = await withLogins(open, 'wang')
    await useUp(identity, 'wang')
    expect(await signIn(identity, ' WANG', RIGHT, '2001:db8::1')).toStrictEqual(tooMany(1))
  },
  'one login waits and another does not': async (open) => {
    const { identity } = await withLogins(open, 'wang', 'li')
    await useUp(identity, 'wang')
    expect(wordOf(await signIn(identity, 'li', RIGHT))).toBe('welcome')
  },
  'the right password in time forgives the failures before it': async (open) => {
    const { identity } = await withLogins(open, 'wang')
    for (let round = 0; round < 3; round += 1) {
      for (let at = 1; at < PER_LOGIN.free; at += 1) await signIn(identity, 'wang', WRONG)
      expect(wordOf(await signIn(identity, 'wang', RIGHT))).toBe('welcome')
    }
  },
  'failures are forgotten with time': async (open) => {
    const { identity, clock } = await withLogins(open, 'wang')
    await useUp(identity, 'wang')
    clock.advance(2 * HOUR)
    await useUp(identity, 'wang')
    expect(wordOf(await signIn(identity, 'wang', RIGHT))).toBe('TooManyAttempts')
  },
  'waiting goes on when opened anew': async (open) => {
    const { identity, reopen } = await withLogins(open, 'wang')
    await useUp(identity, 'wang')
    expect(await signIn(await reopen(), 'wang', RIGHT)).toStrictEqual(tooMany(1))
  },
}

const perAddress: Promises = {
  'an address that fails with many logins has to wait, and others do not': async (open) => {
    const { identity } = await withLogins(open, 'wang')
    await useUpAddress(identity, () => '192.0.2.1')
    expect(await signIn(identity, 'wang', RIGHT, '192.0.2.1')).toStrictEqual(tooMany(1))
    expect(await signIn(identity, 'wang', RIGHT, '::ffff:192.0.2.1')).toStrictEqual(tooMany(1))
    expect(wordOf(await signIn(identity, 'wang', RIGHT, '192.0.2.2'))).toBe('welcome')
  },
  'the addresses of one IPv6 network count together': async (open) => {
    const { identity } = await withLogins(open, 'wang')
    await useUpAddress(identity, (at) => `2001:db8:0:7::${at.toString(16)}`)
    expect(await signIn(identity, 'wang', RIGHT, '2001:0DB8::7:ffff:0:0:1')).toStrictEqual(tooMany(1))
    expect(wordOf(await signIn(identity, 'wang', RIGHT, '2001:db8:0:8::1'))).toBe('welcome')
  },
  'people who sign in rightly do not make their office wait': async (open) => {
    const { identity } = await withLogins(open, 'wang')
    for (let at = 0; at < PER_ADDRESS.free + 5; at += 1) {
      expect(wordOf(await signIn(identity, 'wang', RIGHT))).toBe('welcome')
    }
  },
  'a password of one’s own does not wipe out the guesses made at others': async (open) => {
    const { identity } = await withLogins(open, 'wang')
    const guesses = Array.from({ length: PER_ADDRESS.free }, (_, at) => at)
    for (const at of guesses) {
      expect(wordOf(await signIn(identity, `nobody-${at}`, WRONG))).toBe('SignInRefused')
      if (at + 1 < PER_ADDRESS.free) expect(wordOf(await signIn(identity, 'wang', RIGHT))).toBe('welcome')
    }
    expect(wordOf(await signIn(identity, 'wang', RIGHT))).toBe('TooManyAttempts')
  },
}

/** How often somebody may be wrong. */
export const limits: Promises = { ...perLogin, ...perAddress }
