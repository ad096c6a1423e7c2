/** Which Y'CbCr a picture's planes are in; limited ("video") range in both cases. */
export type ColourMatrix = 'bt601' | 'bt709';
