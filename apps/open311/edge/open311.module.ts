import { Module, type DynamicModule } from '@nestjs/common'
import { systemClock } from '@huiyin/kernel'
import { open311Limits, type Open311Limits } from '../limits.js'
import type { Open311Ports } from '../ports.js'
import { FailuresAsErrors } from './failures.filter.js'
import { OPEN311, type Open311Settings } from './options.js'
import { ElsewhereController, RequestsController } from './requests.controller.js'
import { DiscoveryController, ServicesController } from './services.controller.js'

export { open311Bodies } from './read-body.js'

/** What the host gives this module; the limits are the usual ones when left out. */
export interface Open311Options extends Open311Ports {
  readonly limits?: Open311Limits
}

/** Open311 GeoReport v2 below `/open311`. Keeps nothing but counts of tries, in memory; the host adds `open311Bodies`. */
@Module({})
export class Open311Module {
  static with(options: Open311Options): DynamicModule {
    const settings: Open311Settings = { ...options, limits: options.limits ?? open311Limits(systemClock) }
    return {
      module: Open311Module,
      controllers: [DiscoveryController, ServicesController, RequestsController, ElsewhereController],
      providers: [FailuresAsErrors, { provide: OPEN311, useValue: settings }],
    }
  }
}
