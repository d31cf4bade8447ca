import { Controller, Get, Header, Inject, ServiceUnavailableException } from '@nestjs/common'

/** What is not ready yet, each by a short name; empty when requests can be served. */
export type Unready = () => Promise<readonly string[]>
export const UNREADY = Symbol('unready')

/** Which process of an installation this is. */
export interface WhichProcess {
  readonly process: string
  readonly instance: string
}
export const WHICH_PROCESS = Symbol('which process')

/** For whoever starts and watches the process. Names parts, never their contents. */
@Controller('health')
export class HealthController {
  constructor(
    @Inject(UNREADY) private readonly unready: Unready,
    @Inject(WHICH_PROCESS) private readonly which: WhichProcess | null,
  ) {}

  /** The process runs and answers. */
  @Get('live')
  @Header('cache-control', 'no-store')
  live(): { readonly status: 'up' } {
    return { status: 'up' }
  }

  /**
   * The process can serve requests; 503 with what it waits for when it cannot. Among several it says which it is: whoever
   * was given a wrong address would take another's health for the one he asks about.
   */
  @Get('ready')
  @Header('cache-control', 'no-store')
  async ready(): Promise<{ readonly status: 'ready' } & Partial<WhichProcess>> {
    const waitsFor = await this.unready()
    if (waitsFor.length > 0) throw new ServiceUnavailableException({ status: 'waiting', waitsFor, ...this.which })
    return { status: 'ready', ...this.which }
  }
}
