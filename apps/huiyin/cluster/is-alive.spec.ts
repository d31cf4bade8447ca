import { once } from 'node:events'
import { createServer as httpServer } from 'node:http'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterEach, describe, expect, test } from '@jest/globals'
import { isAlive } from './is-alive.js'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})
const addressOf = async (server: Server) => {
  servers.push(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('a process of an installation', () => {
  test('is alive where it answers, whatever it says', async () => {
    expect(await isAlive(await addressOf(httpServer((_, answer) => void answer.writeHead(503).end())))).toBe(true)
  })
  test('may be alive where it takes a connection and says nothing', async () => {
    const server = createServer((socket) => void socket.setTimeout(1_000, () => socket.destroy()))
    expect(await isAlive(await addressOf(server), 100)).toBe(true)
  })
  test('is not alive where nobody listens, or whoever listens for it hangs up at once', async () => {
    const closed = await addressOf(createServer())
    await new Promise((resolve) => servers.pop()!.close(resolve))
    const hangingUp = await addressOf(createServer((socket) => void socket.destroy()))
    for (let nth = 0; nth < 50; nth += 1) expect(await isAlive(hangingUp)).toBe(false)
    expect(await isAlive(closed)).toBe(false)
  })
})
