import { mkdtempSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from '@jest/globals'
import { kafkaMissing, startKafka, stopKafka } from './kafka-server.js'
import { notRun } from './not-run.js'

const START_MILLIS = 240_000

/** The Kafka broker of a spec file. */
export interface KafkaSuite {
  /** Says `NOT RUN` and is true where there is none; a test then returns. */
  isNotRun(): boolean
  readonly brokers: readonly string[]
  readonly folder: string
}

/** Starts a broker before the tests of a file and removes it after them; `suite` is said where it cannot be run. */
export const kafkaSuite = (suite: string): KafkaSuite => {
  const missing = kafkaMissing()
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-kafka-'))
  let brokers = ''
  beforeAll(async () => {
    if (!missing) brokers = await startKafka(folder)
  }, START_MILLIS)
  afterAll(async () => {
    if (!missing) await stopKafka(folder, 'immediate')
    rmSync(folder, { recursive: true })
  }, START_MILLIS)
  return {
    isNotRun: () => {
      if (missing) notRun(suite, missing)
      return missing !== null
    },
    get brokers() {
      return [brokers]
    },
    folder,
  }
}

interface Wanted {
  readonly host: string
  readonly port: number
  readonly onConnect: () => void
}

/** A network that can be cut: afterwards no byte goes out or comes in, as for a process that was killed. */
export const cuttableNetwork = () => {
  const sockets = new Set<Socket>()
  let isCut = false
  return {
    sockets: ({ host, port, onConnect }: Wanted): Socket => {
      const socket = connect({ host, port }, onConnect)
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      if (isCut) socket.destroy(new Error('the network was cut'))
      return socket
    },
    cut: () => {
      isCut = true
      for (const socket of sockets) socket.destroy(new Error('the network was cut'))
    },
  }
}
