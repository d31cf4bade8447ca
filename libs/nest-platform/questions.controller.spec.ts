import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { answered, notAnswered, type Question } from './answer-question.js'
import { createHttpHost, type HttpHost } from './http-host.js'
import { PlatformModule } from './platform.module.js'
import type { Viewer } from './viewer.js'

const viewer = (login: string, roles: Viewer['roles']): Viewer => ({
  ...{ login, personId: login, name: login, tenant: 'city', roles, postId: null, unitId: 'desk', unitIds: ['desk'] },
  atOrAbove: [login],
})
const VIEWERS = [viewer('operator', ['operator']), viewer('leader', ['leader'])]
const definition = { says: 'x', zh: '查', roles: ['operator'], scope: 'opening', requirements: [] } as const
const secret: Question<{ readonly id?: string }> = {
  definition,
  run: async (who, { id }) => (id === 'none' ? notAnswered('NotOpenedByYou') : answered({ id, by: who.personId })),
}

describe('POST /questions/<context>/<name>', () => {
  let host: HttpHost
  let url: string
  beforeAll(async () => {
    host = await createHttpHost({
      modules: [
        PlatformModule.with({
          gateway: { definitions: {}, send: () => Promise.reject(new Error('no command here')) },
          sessions: {
            signIn: async () => ({ refusal: 'SignInRefused' }),
            viewerOf: async (token) => VIEWERS.find(({ login }) => login === token) ?? null,
            signOut: async () => {},
          },
          cookie: { secure: false },
          questions: { intake: { secret } },
        }),
      ],
    })
    url = await host.listen(0)
  })
  afterAll(() => host.close())
  const ask = async (login: string, path: string, body: object = { args: { id: 'r1' } }) => {
    const headers = { 'content-type': 'application/json', cookie: `huiyin_session=${login}`, 'accept-language': 'en' }
    const response = await fetch(`${url}/questions/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    return { status: response.status, cache: response.headers.get('cache-control'), body: await response.json() }
  }

  test('is answered to a role that may ask, and kept nowhere', async () => {
    expect(await ask('operator', 'intake/secret')).toStrictEqual({
      ...{ status: 200, cache: 'no-store', body: { answer: { id: 'r1', by: 'operator' } } },
    })
  })
  test('is refused to another role, to nobody signed in, and where it is not known', async () => {
    expect(await ask('leader', 'intake/secret')).toMatchObject({ status: 403, body: { code: 'RoleMissing' } })
    expect(await ask('nobody', 'intake/secret')).toMatchObject({ status: 401, body: { code: 'NotSignedIn' } })
    for (const path of ['intake/other', 'dashboard/secret', 'intake/constructor']) {
      expect(await ask('operator', path)).toMatchObject({ status: 404, body: { code: 'QuestionUnknown' } })
    }
  })
  test('what stands in the way is told by its code; a body of another shape is no question', async () => {
    expect(await ask('operator', 'intake/secret', { args: { id: 'none' } })).toMatchObject({
      ...{ status: 409, body: { code: 'NotOpenedByYou' } },
    })
    expect(await ask('operator', 'intake/secret', { id: 'r1' })).toMatchObject({ status: 422 })
  })
  test('by GET it is not there: what is asked never stands in an address', async () => {
    const response = await fetch(`${url}/questions/intake/secret`, { headers: { cookie: 'huiyin_session=operator' } })
    expect(response.status).toBe(404)
  })
})
