/* python.exe for building and testing under Wine; never shipped.
   The interpreter itself is the DLL of the Python Software Foundation beside this file. */
#include <windows.h>
#include <stdio.h>

typedef int (*entry)(int, wchar_t **);

int wmain(int count, wchar_t **words)
{
    HMODULE library = LoadLibraryW(L"python313.dll");
    entry run = library ? (entry)(void *)GetProcAddress(library, "Py_Main") : NULL;

    if (run == NULL) {
        fprintf(stderr, "python313.dll does not load (error %lu)\n", GetLastError());
        return 120;
    }
    return run(count, words);
}
