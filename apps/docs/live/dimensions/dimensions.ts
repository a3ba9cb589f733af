import { FilmFilter, type FilmFiltered } from './film-filter.ts';
import { type Kernel, PictureFilter, type PictureFiltered } from './picture-filter.ts';
import type { Street } from './street.ts';
import { type Filtered, type Setting, Tones } from './tones.ts';

/** Filters over time, over the plane, over both. */
export class Dimensions {
  private readonly tones = new Tones();
  private readonly pictures = new PictureFilter();
  private readonly films = new FilmFilter();

  filterSound(setting: Setting): Promise<Filtered> {
    return this.tones.filter(setting);
  }

  filterPicture(kernel: Kernel): Promise<PictureFiltered> {
    return this.pictures.filter(kernel);
  }

  filterFilm(street: Street): Promise<FilmFiltered> {
    return this.films.watch(street);
  }
}
