import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { answeringProcess, type AnsweringProcess } from '@huiyin/testing/answering-process'
import { createHttpHost, type HttpHost } from './http-host.js'
import { PlatformModule } from './platform.module.js'
import { answerSessions, remoteSessions } from './signed-sessions.js'
import type { Sessions, Viewer } from './viewer.js'

const wang: Viewer = {
  ...{ login: 'wang', personId: 'p1', name: '王示例', tenant: 'city', roles: ['handler'], postId: null },
  ...{ unitId: 'K1', unitIds: ['K1', 'K11'], atOrAbove: ['p1', 'p2'] },
}
const CALLERS = { signIn: ['dashboard-api'], recognise: ['dashboard-api', 'intake'] }

/** Sessions as the organisation would keep them, and what they were asked. */
const kept = () => {
  const asked: string[] = []
  const open = new Set<string>()
  const sessions: Sessions = {
    signIn: async (login, password, address) => {
      asked.push(`sign in from ${address}`)
      if (login === 'hasty') return { refusal: 'TooManyAttempts', retryAfterSeconds: 30 }
      if (password !== 'right') return { refusal: 'SignInRefused' }
      open.add('token-1')
      return { token: 'token-1' }
    },
    viewerOf: async (token) => {
      asked.push('viewer')
      return open.has(token) ? wang : null
    },
    signOut: async (token) => void open.delete(token),
  }
  return { asked, open, sessions }
}

let organisation: AnsweringProcess
let own: ReturnType<typeof kept>
beforeEach(async () => {
  own = kept()
  const calls = answerSessions(own.sessions, CALLERS)
  organisation = await answeringProcess({
    self: 'organisation',
    callers: ['dashboard-api', 'intake', 'citizen'],
    calls,
  })
})
afterEach(() => organisation.stop())
const remote = (from = 'dashboard-api') => remoteSessions(organisation.peer(from))

describe('sessions of another process', () => {
  test('sign in, recognise with every right of the viewer, and sign out', async () => {
    const sessions = remote()
    expect(await sessions.signIn('wang', 'right', '10.0.0.1')).toStrictEqual({ token: 'token-1' })
    expect(await sessions.viewerOf('token-1')).toStrictEqual(wang)
    await sessions.signOut('token-1')
    expect(await sessions.viewerOf('token-1')).toBeNull()
    expect(own.asked[0]).toBe('sign in from 10.0.0.1')
  })
  test('refuse as in one process, with how long to wait', async () => {
    expect(await remote().signIn('wang', 'wrong', '::1')).toStrictEqual({ refusal: 'SignInRefused' })
    expect(await remote().signIn('hasty', 'right', '::1')).toStrictEqual({
      ...{ refusal: 'TooManyAttempts', retryAfterSeconds: 30 },
    })
  })
  test('end at once: who somebody is is asked each time', async () => {
    const sessions = remote()
    await sessions.signIn('wang', 'right', '::1')
    expect(await sessions.viewerOf('token-1')).toStrictEqual(wang)
    own.open.clear()
    expect(await sessions.viewerOf('token-1')).toBeNull()
  })
  test('recognise for a process without a door, and let nobody in there; others are not answered at all', async () => {
    await remote().signIn('wang', 'right', '::1')
    expect(await remote('intake').viewerOf('token-1')).toStrictEqual(wang)
    await expect(remote('intake').signIn('wang', 'right', '::1')).rejects.toThrow('it answered 403 to sign-in')
    await expect(remote('intake').signOut('token-1')).rejects.toThrow('it answered 403 to sign-out')
    await expect(remote('citizen').viewerOf('token-1')).rejects.toThrow('it answered 403 to session-viewer')
    await expect(remote('stranger').viewerOf('token-1')).rejects.toThrow('it answered 401 to session-viewer')
  })
  test('are not asked about a cookie that no token can be', async () => {
    for (const cookie of ['', 'x'.repeat(201)]) {
      expect(await remote().viewerOf(cookie)).toBeNull()
      await remote().signOut(cookie)
    }
    expect(own.asked).toStrictEqual([])
  })
})

describe('a process whose sessions are elsewhere', () => {
  let host: HttpHost
  let url: string
  beforeEach(async () => {
    const gateway = { definitions: {}, send: () => Promise.reject(new Error('no command here')) }
    const platform = PlatformModule.with({ gateway, sessions: remote(), cookie: { secure: false } })
    host = await createHttpHost({ modules: [platform] })
    url = await host.listen(0)
  })
  afterEach(() => host.close())
  const post = (path: string, body: object, cookie = '') =>
    fetch(`${url}/${path}`, {
      ...{ method: 'POST', body: JSON.stringify(body) },
      headers: { 'content-type': 'application/json', 'accept-language': 'en', cookie },
    })

  test('gives the cookie out, and knows whoever brings it', async () => {
    const door = await post('session', { login: 'wang', password: 'right' })
    expect(door.status).toBe(204)
    const [cookie] = door.headers.get('set-cookie')!.split(';')
    expect((await post('questions/a/b', { args: {} }, cookie)).status).toBe(404)
    expect((await post('questions/a/b', { args: {} }, 'huiyin_session=other')).status).toBe(401)
    expect((await post('questions/a/b', { args: {} }, 'huiyin_session=j:{"a":1}')).status).toBe(401)
  })
  test('says that a part does not answer while it is away, not that nobody is signed in, and nothing of the inside', async () => {
    await organisation.stop()
    const calls = [
      post('questions/a/b', { args: {} }, 'huiyin_session=token-1'),
      post('session', { login: 'wang', password: 'the password' }),
    ]
    for (const answer of await Promise.all(calls)) {
      expect(answer.status).toBe(503)
      expect(await answer.json()).toStrictEqual({
        ...{ code: 'PartUnreachable', problems: [] },
        message: 'A part of the system does not answer just now; try again in a moment.',
      })
    }
  })
})
