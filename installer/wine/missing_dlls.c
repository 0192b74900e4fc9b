/* Stand-ins for parts of Windows 10 that Wine 8.0 lacks. They are put into the system32 of the
   Wine prefix of a build or a test and are never shipped: a real Windows has its own.

   -DRANDOM    bcryptprimitives.dll: ProcessPrng, which every extension written in Rust imports
   -DCOLOUR    mscms.dll: Wine ends the process inside WcsCreateIccProfile, which qwindows.dll
               calls; to have no colour profile is an answer that Qt understands
   -DCONVERT   icuuc.dll: the converters that Qt6Core imports for encodings of the last century;
               "unsupported" is the answer, UTF-8 and UTF-16 do not come by here */
#include <windows.h>

#define EXPORT __declspec(dllexport)

BOOL WINAPI DllMain(HINSTANCE self, DWORD reason, LPVOID reserved)
{
    return TRUE;
}

#ifdef RANDOM
BOOLEAN NTAPI SystemFunction036(PVOID to, ULONG size); /* RtlGenRandom */

EXPORT BOOL WINAPI ProcessPrng(PBYTE to, SIZE_T size)
{
    const SIZE_T most = 1 << 20;

    for (SIZE_T piece; size > 0; to += piece, size -= piece) {
        piece = size < most ? size : most;
        if (!SystemFunction036(to, (ULONG)piece))
            return FALSE;
    }
    return TRUE;
}
#endif

#ifdef COLOUR
EXPORT void *WINAPI OpenColorProfileW(void *profile, DWORD access, DWORD share, DWORD mode)
{
    return NULL;
}

EXPORT BOOL WINAPI CloseColorProfile(void *profile)
{
    return TRUE;
}

EXPORT BOOL WINAPI GetColorProfileFromHandle(void *profile, BYTE *to, DWORD *size)
{
    return FALSE;
}

EXPORT void *WINAPI WcsCreateIccProfile(void *profile, DWORD options)
{
    return NULL;
}
#endif

#ifdef CONVERT
enum { UNSUPPORTED = 16 }; /* U_UNSUPPORTED_ERROR */

/* Where the error code is told stands in a different place in each; x64 passes all alike. */
#define REFUSE(error) (*(error) = UNSUPPORTED)

EXPORT void *ucnv_open(const char *name, int *error)
{
    REFUSE(error);
    return NULL;
}

EXPORT const char *ucnv_getName(void *converter, int *error)
{
    REFUSE(error);
    return NULL;
}

EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, int *error)
{
    REFUSE(error);
    return NULL;
}

EXPORT const char *ucnv_getAvailableName(int number)
{
    return NULL;
}

EXPORT int ucnv_countAvailable(void)
{
    return 0;
}

EXPORT signed char ucnv_getMaxCharSize(void *converter)
{
    return 4;
}

#define IDLE(name)           \
    EXPORT void name(void)   \
    {                        \
    }

IDLE(ucnv_close)
IDLE(ucnv_reset)
IDLE(ucnv_cbFromUWriteUChars)
IDLE(ucnv_cbToUWriteUChars)
IDLE(ucnv_getFromUCallBack)
IDLE(ucnv_getToUCallBack)
IDLE(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
IDLE(UCNV_TO_U_CALLBACK_SUBSTITUTE)

/* Nobody comes by here without a converter, and none was ever given. */
IDLE(ucnv_fromUnicode)
IDLE(ucnv_fromUCountPending)
IDLE(ucnv_setFromUCallBack)
IDLE(ucnv_setToUCallBack)
IDLE(ucnv_toUnicode)
IDLE(ucnv_toUCountPending)
#endif
