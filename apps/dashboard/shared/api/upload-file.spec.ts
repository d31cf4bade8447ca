import { describe, expect, test } from '@jest/globals'
import { uploadFile, type UploadRequest } from './upload-file.js'

const photo = new File(['abc'], '现场.png', { type: 'image/png' })
const stored = { file: 'b'.repeat(64), sha256: 'a'.repeat(64), size: 3, mediaType: 'image/png' }

/** A request that is answered with this; null: the connection broke. */
const answering = (answer: { readonly status: number; readonly text: string } | null) => {
  const told: { path?: string; headers: Record<string, string>; sent?: FormData; progress: number[] } = {
    ...{ headers: {}, progress: [] },
  }
  const request = {
    ...{ status: 0, responseText: '', upload: { onprogress: null }, onload: null, onerror: null },
    open: (_: string, path: string) => {
      told.path = path
    },
    setRequestHeader: (name: string, value: string) => {
      told.headers[name] = value
    },
    send: (body: FormData) => {
      told.sent = body
      const { upload } = request as unknown as { upload: { onprogress: (event: object) => void } }
      for (const loaded of [0, 50, 100]) upload.onprogress({ loaded, total: 100 })
      upload.onprogress({ loaded: 0, total: 0 })
      const { onload, onerror } = request as unknown as { onload: () => void; onerror: () => void }
      if (!answer) return onerror()
      Object.assign(request, { status: answer.status, responseText: answer.text })
      onload()
    },
  } as unknown as UploadRequest
  return { request, told }
}
const upload = async (answer: Parameters<typeof answering>[0]) => {
  const { request, told } = answering(answer)
  const onProgress = (share: number) => told.progress.push(share)
  const sent = { path: '/files/rectification/item-1%3AK1', file: photo, language: 'zh', onProgress }
  return { outcome: await uploadFile(sent, request), told }
}

describe('a file is uploaded', () => {
  test('to its entry, by its name, and says how far it is', async () => {
    const { outcome, told } = await upload({ status: 200, text: JSON.stringify({ files: [stored] }) })
    expect(outcome).toStrictEqual({ kind: 'stored', file: stored })
    expect(told).toMatchObject({ path: '/files/rectification/item-1%3AK1', headers: { 'accept-language': 'zh' } })
    expect((told.sent!.get('file') as File).name).toBe('现场.png')
    expect(told.progress).toStrictEqual([0, 0.5, 1, 0])
  })
  test('what is refused comes back with its code and words', async () => {
    const refusal = { code: 'FileTypeMismatch', message: '文件内容与其类型不符', problems: [] }
    const { outcome } = await upload({ status: 415, text: JSON.stringify(refusal) })
    expect(outcome).toStrictEqual({ kind: 'refused', refusal })
  })
  test('a broken connection and an answer nobody can read are told by codes of our own', async () => {
    expect((await upload(null)).outcome).toMatchObject({ refusal: { code: 'NetworkUnreachable' } })
    expect((await upload({ status: 502, text: '<html>' })).outcome).toMatchObject({ refusal: { code: 'ServerFault' } })
    expect((await upload({ status: 200, text: '{}' })).outcome).toMatchObject({ refusal: { code: 'ServerFault' } })
  })
})
