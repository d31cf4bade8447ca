import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Module } from '@nestjs/common'
import { answered, notAnswered, type Question } from './answer-question.js'
import { fileController } from './file.controller.js'
import { createHttpHost, type HttpHost } from './http-host.js'
import { PlatformModule } from './platform.module.js'
import type { AnsweredFile } from './send-file.js'
import type { Viewer } from './viewer.js'

const operator: Viewer = {
  ...{ login: 'operator', personId: 'operator', name: 'operator', tenant: 'city', roles: ['operator'], postId: null },
  ...{ unitId: 'desk', unitIds: ['desk'], atOrAbove: ['operator'] },
}
type Named = Readonly<Record<string, string>>
const asked: Named[] = []
const question = (bytes: string): Question<Named, AnsweredFile> => ({
  definition: { says: 'x', zh: '查', roles: ['operator'], scope: 'opening', requirements: [] },
  run: async (_, named) => {
    asked.push(named)
    if (named['file'] === 'none') return notAnswered('FileUnknown')
    return answered({ bytes: Buffer.from(bytes), mediaType: 'image/png', name: '照片.png' })
  },
})

@Module({
  controllers: [fileController('a/items/:itemId/photos/:file', 'a/photo'), fileController('b/:file', 'b/paper')],
})
class FilesModule {}

describe('a question that is answered as a file', () => {
  let host: HttpHost
  let url: string
  beforeAll(async () => {
    host = await createHttpHost({
      modules: [
        PlatformModule.with({
          gateway: { definitions: {}, send: () => Promise.reject(new Error('no command here')) },
          sessions: {
            signIn: async () => ({ refusal: 'SignInRefused' }),
            viewerOf: async (token) => (token === 'operator' ? operator : null),
            signOut: async () => {},
          },
          cookie: { secure: false },
          questions: { a: { photo: question('a picture') }, b: { paper: question('a paper') } },
        }),
        FilesModule,
      ],
    })
    url = await host.listen(0)
  })
  afterAll(() => host.close())
  const get = (path: string, login = 'operator') =>
    fetch(`${url}/questions/${path}`, { headers: { cookie: `huiyin_session=${login}`, 'accept-language': 'en' } })

  test('is asked with what its address names, and sent to be saved', async () => {
    const response = await get('a/items/item%2F1/photos/f1')
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('a picture')
    expect(response.headers.get('content-type')).toMatch(/^image\/png/)
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; /)
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    expect(asked.at(-1)).toEqual({ itemId: 'item/1', file: 'f1' })
  })
  test('each address has its own question', async () => {
    expect(await (await get('b/f1')).text()).toBe('a paper')
    expect(asked.at(-1)).toEqual({ file: 'f1' })
  })
  test('why there is no file is told by its code, and nobody unknown is answered', async () => {
    const none = await get('b/none')
    expect([none.headers.get('content-disposition'), await none.json()]).toMatchObject([null, { code: 'FileUnknown' }])
    const stranger = await get('b/f1', 'nobody')
    expect([stranger.status, await stranger.json()]).toMatchObject([401, { code: 'NotSignedIn' }])
  })
})
