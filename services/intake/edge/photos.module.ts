import { Module } from '@nestjs/common'
import { fileController } from '@huiyin/nest-platform'

const PhotosController = fileController('intake/items/:itemId/photos/:file', 'intake/photo')

/** Photos of reporters as files. Needs the `PlatformModule` with `photoQuestions` beside it. */
@Module({ controllers: [PhotosController] })
export class PhotosModule {}
