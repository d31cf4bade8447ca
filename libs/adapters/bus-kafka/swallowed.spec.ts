import { connect } from 'node:net'
import { afterEach, describe, expect, test } from '@jest/globals'
import { memoryEventStore } from '@huiyin/store-memory'
import { kafkaSuite, settableClock } from '@huiyin/testing'
import { openCable, type Cable } from '@huiyin/testing/cable'
import { listener, note, pause, publishers } from '@huiyin/testing/contracts/bus'
import { newInstallation } from './fixtures/installation.js'

const suite = kafkaSuite('a network that swallows what is said to the broker')
const cables: Cable[] = []
afterEach(async () => {
  for (const cable of cables.splice(0)) await cable.close()
})
const MILLIS = 90_000
const [SWALLOWED_MILLIS, SOON_MILLIS] = [2_500, 15_000]

/** A bus whose every way to the broker leads through one cable. */
const cabledBus = async () => {
  const store = memoryEventStore({ clock: settableClock('2026-03-30T01:02:03.004Z') })
  const port = Number(suite.brokers[0]!.split(':')[1])
  const cable = await openCable(() => port)
  cables.push(cable)
  const { bus } = newInstallation({ brokers: suite.brokers, publishers: publishers.slice(0, 1), log: { store } })
  const { consumer, numbers } = listener('one', 'alpha')
  const opened = await bus(consumer.handle, {
    sockets: ({ onConnect }) => connect({ host: '127.0.0.1', port: cable.port }, onConnect),
    answerMillis: 1_000,
  })
  return { store, cable, bus: opened, numbers }
}

describe('when a network swallows what is said to the broker', () => {
  test(
    'relay, consumer and whoever waits for them go on soon after it is mended',
    async () => {
      if (suite.isNotRun()) return
      const { store, cable, bus, numbers } = await cabledBus()
      await bus.start()
      await note(store, 'alpha', { key: 'a', n: 1 })
      await bus.settle()
      cable.swallow()
      await note(store, 'alpha', { key: 'a', n: 2 })
      await pause(SWALLOWED_MILLIS)
      cable.mend()
      const mended = performance.now()
      await bus.settle()
      expect(performance.now() - mended).toBeLessThan(SOON_MILLIS)
      expect(numbers()).toStrictEqual([1, 2])
      await bus.stop()
    },
    MILLIS,
  )
})
