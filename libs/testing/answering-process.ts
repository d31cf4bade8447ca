import { systemClock } from '@huiyin/kernel'
import {
  createHttpHost,
  SignedCallsModule,
  type HttpHostOptions,
  type Peer,
  type SignedCalls,
} from '@huiyin/nest-platform'
import { requestVerifier, signedClient } from '@huiyin/signed-http'

/** A process that answers others on loopback, as far as a spec of two sides needs one. */
export interface AnsweringProcess {
  readonly address: string
  /** How a process of this name reaches it; one whose secret it does not know is refused like any stranger. */
  peer(from: string, timeoutMillis?: number): Peer
  /** Answers nothing any more, as a process that was stopped. A second time does nothing. */
  stop(): Promise<void>
}

export interface AnsweringOptions {
  /** The name of the process that answers. */
  readonly self: string
  /** The processes whose secrets it knows. */
  readonly callers: readonly string[]
  readonly calls: SignedCalls
  /** What it serves beside. */
  readonly modules?: HttpHostOptions['modules']
  readonly beforeBodies?: HttpHostOptions['beforeBodies']
}

/** What a process of this name signs with. */
export const secretOf = (process: string): Uint8Array => Buffer.from(process.padEnd(32, '.'))

/** Starts one on a free port. Whoever starts it stops it. */
export const answeringProcess = async (options: AnsweringOptions): Promise<AnsweringProcess> => {
  const { self, callers, calls, modules = [], beforeBodies } = options
  const secrets = new Map(callers.map((process) => [process, secretOf(process)]))
  const verify = requestVerifier({ self, secrets, clock: systemClock })
  const host = await createHttpHost({
    modules: [SignedCallsModule.with({ calls, verify }), ...modules],
    ...(beforeBodies && { beforeBodies }),
  })
  const address = await host.listen(0)
  let stopped: Promise<void> | null = null
  return {
    address,
    peer: (from, timeoutMillis = 5_000) => {
      const signer = { from, to: self, secret: secretOf(from), clock: systemClock }
      return { process: self, client: signedClient({ ...signer, address, timeoutMillis }) }
    },
    stop: () => (stopped ??= host.close()),
  }
}
