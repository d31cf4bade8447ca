import { Controller, Get, Header, Inject } from '@nestjs/common'

/** The figures of this process as text (OpenMetrics as Prometheus reads it). */
export interface Metrics {
  text(): Promise<string>
}
export const METRICS = Symbol('metrics')

/** For whoever watches the process: figures about its work, never about persons or matters. */
@Controller('metrics')
export class MetricsController {
  constructor(@Inject(METRICS) private readonly metrics: Metrics) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  text(): Promise<string> {
    return this.metrics.text()
  }
}
