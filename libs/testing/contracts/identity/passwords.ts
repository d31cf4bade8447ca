import { expect } from '@jest/globals'
import { MOST_PASSWORD_LENGTH } from '@huiyin/identity'
import { REFUSED, RIGHT, signIn, tokenFor, withLogins, wordOf, WRONG, type Promises } from './opened.js'

const median = (taken: readonly number[]): number =>
  [...taken].sort((one, other) => one - other)[Math.floor(taken.length / 2)]!
const millisFor = async (attempt: () => Promise<unknown>): Promise<number> => {
  const before = performance.now()
  await attempt()
  return performance.now() - before
}

const comparing: Promises = {
  'the password that was set signs in, and the session says who': async (open) => {
    const { identity, clock } = await withLogins(open, 'wang', 'li')
    const answer = await signIn(identity, 'wang', RIGHT)
    expect(answer).toMatchObject({ ok: true, session: { login: 'wang', startedAt: clock.now() } })
    expect(await identity.session(await tokenFor(identity, 'li'))).toMatchObject({ login: 'li' })
  },
  'a wrong password is refused': async (open) => {
    const { identity } = await withLogins(open, 'wang')
    expect(await signIn(identity, 'wang', WRONG)).toStrictEqual(REFUSED)
    expect(await signIn(identity, 'wang', '')).toStrictEqual(REFUSED)
    expect(await signIn(identity, 'wang', RIGHT.toUpperCase())).toStrictEqual(REFUSED)
  },
  'the password of another login is refused': async (open) => {
    const { identity } = await withLogins(open, 'wang')
    await identity.setPassword('li', 'another horse')
    expect(await signIn(identity, 'li', RIGHT)).toStrictEqual(REFUSED)
  },
  'an unknown login is refused with the same words as a wrong password': async (open) => {
    const { identity } = await withLogins(open, 'wang')
    expect(await signIn(identity, 'nobody', RIGHT)).toStrictEqual(await signIn(identity, 'wang', WRONG))
    expect(await signIn(identity, '', RIGHT)).toStrictEqual(REFUSED)
  },
  'a login of characters that none has is refused like an unknown one': async (open) => {
    const { identity } = await withLogins(open, 'wang')
    for (const login of ['wang\u0000', '\u0000', '\ud800', '%', "'", '']) {
      expect(await signIn(identity, login, RIGHT)).toStrictEqual(REFUSED)
    }
  },
  'an unknown login takes about as long as a wrong password': async (open) => {
    const logins = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7']
    const { identity } = await withLogins(open, ...logins)
    await signIn(identity, 'warm-up', WRONG)
    const [wrong, unknown]: [number[], number[]] = [[], []]
    for (const login of logins) {
      wrong.push(await millisFor(() => signIn(identity, login, WRONG)))
      unknown.push(await millisFor(() => signIn(identity, `nobody-${login}`, WRONG)))
    }
    expect(median(unknown)).toBeGreaterThan(median(wrong) / 3)
    expect(median(unknown)).toBeLessThan(median(wrong) * 3)
  },
  'a login is the same however it is typed': async (open) => {
    const { identity } = await withLogins(open, 'wang.li')
    for (const typed of ['Wang.Li', '  wang.li ', 'ｗａｎｇ.ｌｉ']) {
      expect(await signIn(identity, typed, RIGHT)).toMatchObject({ ok: true, session: { login: 'wang.li' } })
    }
  },
  'a password is the same from every keyboard: composed or not, full width or half': async (open) => {
    const { identity } = await open()
    await identity.setPassword('wang', 'Pässword ＡＢＣ 回音')
    expect(wordOf(await signIn(identity, 'wang', 'Pa\u0308ssword ABC 回音'))).toBe('welcome')
  },
  'a long password counts to its last character': async (open) => {
    const { identity } = await open()
    const long = '长'.repeat(MOST_PASSWORD_LENGTH - 1)
    await identity.setPassword('wang', `${long}a`)
    expect(wordOf(await signIn(identity, 'wang', `${long}b`))).toBe('SignInRefused')
    expect(wordOf(await signIn(identity, 'wang', long))).toBe('SignInRefused')
    expect(wordOf(await signIn(identity, 'wang', `${long}a`))).toBe('welcome')
  },
  'a password longer than any can be is refused like a wrong one': async (open) => {
    const { identity } = await withLogins(open, 'wang')
    expect(await signIn(identity, 'wang', 'x'.repeat(1_000_000))).toStrictEqual(REFUSED)
  },
}

const setting: Promises = {
  'a password set anew replaces the old one': async (open) => {
    const { identity } = await withLogins(open, 'wang')
    await identity.setPassword('wang', 'another horse')
    expect(wordOf(await signIn(identity, 'wang', RIGHT))).toBe('SignInRefused')
    expect(wordOf(await signIn(identity, 'wang', 'another horse'))).toBe('welcome')
  },
  'a login whose password was removed is refused': async (open) => {
    const { identity } = await withLogins(open, 'wang', 'li')
    await identity.removePassword('wang')
    await identity.removePassword('wang')
    expect(await signIn(identity, 'wang', RIGHT)).toStrictEqual(REFUSED)
    expect(wordOf(await signIn(identity, 'li', RIGHT))).toBe('welcome')
  },
  'a password of fewer than eight characters is refused': async (open) => {
    const { identity } = await open()
    const tooShort = { ok: false, refusal: 'PasswordTooShort' }
    expect(await identity.setPassword('wang', 'seven77')).toStrictEqual(tooShort)
    expect(await identity.setPassword('wang', '🧧🧧🧧🧧')).toStrictEqual(tooShort)
    expect(await identity.setPassword('wang', '八个汉字也就够了')).toStrictEqual({ ok: true })
  },
  'a password of more characters than anybody types is refused': async (open) => {
    const { identity } = await open()
    const tooLong = { ok: false, refusal: 'PasswordTooLong' }
    expect(await identity.setPassword('wang', 'x'.repeat(MOST_PASSWORD_LENGTH + 1))).toStrictEqual(tooLong)
  },
  'a password that is the login is refused': async (open) => {
    const { identity } = await open()
    const isLogin = { ok: false, refusal: 'PasswordIsLogin' }
    expect(await identity.setPassword('wang.li.1', ' WANG.LI.1')).toStrictEqual(isLogin)
  },
  'a password that was refused leaves the old one and its sessions': async (open) => {
    const { identity } = await withLogins(open, 'wang')
    const token = await tokenFor(identity, 'wang')
    await identity.setPassword('wang', 'short')
    expect(await identity.session(token)).not.toBeNull()
    expect(wordOf(await signIn(identity, 'wang', RIGHT))).toBe('welcome')
  },
  'passwords are there when opened anew': async (open) => {
    const { reopen } = await withLogins(open, 'wang')
    const identity = await reopen()
    expect(wordOf(await signIn(identity, 'wang', RIGHT))).toBe('welcome')
    expect(wordOf(await signIn(identity, 'wang', WRONG))).toBe('SignInRefused')
  },
}

/** Who knows the password, and who does not. */
export const passwords: Promises = { ...comparing, ...setting }
