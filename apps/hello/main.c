#include <uk/print.h>
int main(int argc, char **argv);
int main(int argc, char **argv)
{
	for (int i = 0; i < argc; i++)
		uk_printf("hello %s\n", argv[i]);
	return 3;
}
