import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterEach, expect, test } from '@jest/globals'
import { messageFor } from './exit.js'
import { requireFreePort } from './free-port.js'

let other: Server | null = null
afterEach(async () => {
  const server = other
  if (server) await new Promise((resolve) => server.close(resolve))
  other = null
})

test('a port that is taken is refused by its number, with what to do', async () => {
  const server = createServer()
  other = server
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1' }, resolve))
  const { port } = server.address() as AddressInfo
  const error: unknown = await requireFreePort(port).catch((fault: unknown) => fault)
  expect(messageFor(error)).toStrictEqual({
    message: `port ${port} is taken by another program: stop that one, or choose another port with --port`,
    code: 2,
  })
})
test('a free port stays free', async () => {
  await requireFreePort(0)
  await expect(requireFreePort(0)).resolves.toBeUndefined()
})
