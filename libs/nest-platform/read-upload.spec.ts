import { createServer, request as httpRequest, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from '@jest/globals'
import { isUpload, readUpload, UploadUnreadable, type SentFile } from './read-upload.js'

const LIMITS = { fileBytes: 1_000, files: 2, fieldBytes: 100 }
let server: Server | null = null
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

type Take = (file: SentFile) => void | Promise<void>

/** A server that reads what it is sent, and says how that ended. */
const serving = async (take: Take) => {
  const ends: unknown[] = []
  server = createServer((request, response) => {
    readUpload(request, LIMITS, take).then(
      (upload) => {
        ends.push(upload)
        response.end('read')
      },
      (error: unknown) => {
        ends.push(error)
        response.statusCode = 400
        response.end('not read')
      },
    )
  })
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, ends }
}
const formOf = (parts: Readonly<Record<string, string | File>>) => {
  const form = new FormData()
  for (const [name, part] of Object.entries(parts)) form.append(name, part)
  return form
}
const sentTo = async (form: FormData | string, headers: Record<string, string> = {}) => {
  const files: SentFile[] = []
  const { url, ends } = await serving((file) => void files.push(file))
  const response = await fetch(url, { method: 'POST', body: form, headers })
  return { status: response.status, end: ends[0], files }
}

describe('a form with files', () => {
  test('gives its fields, and each file as it was sent', async () => {
    const photo = new File([Uint8Array.of(1, 2, 0, 255)], '现场 照片.jpg', { type: 'image/jpeg' })
    const { end, files } = await sentTo(formOf({ what: '关窗', photo }))
    expect(end).toMatchObject({ fields: { what: '关窗' }, tooMany: false })
    expect(files).toStrictEqual([
      { field: 'photo', name: '现场 照片.jpg', declared: 'image/jpeg', bytes: Buffer.from([1, 2, 0, 255]) },
    ])
  })
  test('a field in which nothing was chosen is no file', async () => {
    const nothing = new File([], '', { type: 'application/octet-stream' })
    expect((await sentTo(formOf({ nothing }))).files).toStrictEqual([])
  })
  test('an empty file that was chosen is one', async () => {
    const { files } = await sentTo(formOf({ empty: new File([], 'a.png', { type: 'image/png' }) }))
    expect(files).toMatchObject([{ name: 'a.png', bytes: Buffer.alloc(0) }])
  })
  test('a file at the limit is whole, and a longer one is above it whatever its length', async () => {
    const sized = (size: number) => formOf({ file: new File([Buffer.alloc(size, 7)], 'a') })
    expect((await sentTo(sized(1_000))).files[0]!.bytes).toHaveLength(1_000)
    expect((await sentTo(sized(1_001))).files[0]!.bytes).toHaveLength(1_001)
    const { files, end } = await sentTo(formOf({ file: new File([Buffer.alloc(500_000, 7)], 'a'), after: 'there' }))
    expect(files[0]!.bytes).toHaveLength(1_001)
    expect(end).toMatchObject({ fields: { after: 'there' } })
  })
  test('more files than are read are said to be there, and the fields after them are read', async () => {
    const file = (name: string) => new File(['x'], name)
    const { files, end } = await sentTo(formOf({ a: file('a'), b: file('b'), c: file('c'), after: 'there' }))
    expect(files.map(({ name }) => name)).toStrictEqual(['a', 'b'])
    expect(end).toMatchObject({ tooMany: true, fields: { after: 'there' } })
  })
  test('of two fields with one name the first counts, and a name every object has is a name', async () => {
    const form = formOf({ constructor: 'x' })
    form.append('token', 'ours')
    form.append('token', 'theirs')
    const { end } = await sentTo(form)
    expect({ ...(end as { fields: object }).fields }).toStrictEqual({ constructor: 'x', token: 'ours' })
  })
  test('one file is taken before the next one is read', async () => {
    const steps: string[] = []
    const { url } = await serving(async ({ name }) => {
      steps.push(`begin ${name}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
      steps.push(`end ${name}`)
    })
    await fetch(url, { method: 'POST', body: formOf({ a: new File(['x'], 'a'), b: new File(['x'], 'b') }) })
    expect(steps).toStrictEqual(['begin a', 'end a', 'begin b', 'end b'])
  })
})

describe('what is not read', () => {
  test('is a body of another kind', async () => {
    expect((await sentTo('{}', { 'content-type': 'application/json' })).end).toBeInstanceOf(UploadUnreadable)
    expect((await sentTo('x', { 'content-type': 'multipart/form-data' })).end).toBeInstanceOf(UploadUnreadable)
    expect(isUpload({ headers: { 'content-type': 'Multipart/form-data; boundary=x' } })).toBe(true)
    expect(isUpload({ headers: { 'content-type': 'application/x-www-form-urlencoded' } })).toBe(false)
  })
  test('is a body that ends before its end, and the sender is answered', async () => {
    const half = '--b\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\nhalf'
    const { end, status } = await sentTo(half, { 'content-type': 'multipart/form-data; boundary=b' })
    expect(status).toBe(400)
    expect(end).toBeInstanceOf(UploadUnreadable)
  })
  test('is a body whose sender went away', async () => {
    const { url, ends } = await serving(() => undefined)
    const headers = { 'content-type': 'multipart/form-data; boundary=b', 'content-length': '5000' }
    const leaving = httpRequest(url, { method: 'POST', headers })
    leaving.on('error', () => undefined)
    leaving.write('--b\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\nhalf')
    await new Promise((resolve) => setTimeout(resolve, 50))
    leaving.destroy()
    for (let tries = 0; ends.length === 0 && tries < 100; tries += 1) await new Promise((go) => setTimeout(go, 10))
    expect(ends[0]).toBeInstanceOf(UploadUnreadable)
  })
  test('a file that could not be taken ends it, with the reason of whoever took it', async () => {
    const { url, ends } = await serving(() => Promise.reject(new Error('disk full')))
    const response = await fetch(url, { method: 'POST', body: formOf({ a: new File(['x'], 'a') }) })
    expect(response.status).toBe(400)
    expect(ends[0]).toMatchObject({ message: 'disk full' })
  })
})
