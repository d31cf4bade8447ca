import { Controller, Get } from '@nestjs/common'
import { openApi } from './openapi.js'

const page = openApi()

/** The commands for other programs. It says nothing that the source does not, so nobody has to sign in for it. */
@Controller()
export class OpenApiController {
  @Get('openapi.json')
  page(): typeof page {
    return page
  }
}
