/** The word that stands in every reason and address people give, so that it can be looked for where it must not be. */
export const reasonWord = 'quokka';
